package org.libraryexchange.bench.pair;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.libraryexchange.pair.CityUnderTest;

/** The memory that nodes use while something happens: before it, and at most. */
final class NodeMemory implements AutoCloseable {

    private static final Pattern TOTAL = Pattern.compile("(?m)^Total +[0-9]+ +([0-9]+)");

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Map<String, Long> before = new TreeMap<>();
    private final Map<String, Long> most = new TreeMap<>();

    private NodeMemory(List<CityUnderTest> cities) {
        cities.forEach(city -> before.put(city.name(), StartMeasures.megabytes(city)));
        // If a look fails, there are no further looks. What was seen until then remains.
        var unused = clock.scheduleAtFixedRate(() -> cities.forEach(this::look), 0, 100, TimeUnit.MILLISECONDS);
    }

    static NodeMemory watching(CityUnderTest... cities) {
        return new NodeMemory(List.of(cities));
    }

    /** What a node's objects take, after a collection. */
    static long heapMegabytes(CityUnderTest city) {
        try {
            Process jcmd = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            Long.toString(city.node().pid()),
                            "GC.class_histogram")
                    .redirectErrorStream(true)
                    .start();
            Matcher total = TOTAL.matcher(new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            if (!total.find()) {
                throw new IllegalStateException("jcmd does not tell the heap of " + city.name());
            }
            return Long.parseLong(total.group(1)) >> 20;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void look(CityUnderTest city) {
        most.merge(city.name(), StartMeasures.megabytes(city), Math::max);
    }

    @Override
    public synchronized String toString() {
        List<String> cities = new ArrayList<>();
        most.forEach((city, megabytes) ->
                cities.add("%s %d MB before, %d MB at most".formatted(city, before.get(city), megabytes)));
        return String.join("; ", cities);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
