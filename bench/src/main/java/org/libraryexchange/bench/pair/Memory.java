package org.libraryexchange.bench.pair;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.libraryexchange.pair.CityUnderTest;

/** The memory that nodes use while something happens: before it, and at most. */
final class Memory implements AutoCloseable {

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Map<String, Long> before = new TreeMap<>();
    private final Map<String, Long> most = new TreeMap<>();

    private Memory(List<CityUnderTest> cities) {
        cities.forEach(city -> before.put(city.name(), Starting.megabytes(city)));
        // If a look fails, there are no further looks. What was seen until then remains.
        var unused = clock.scheduleAtFixedRate(() -> cities.forEach(this::look), 0, 100, TimeUnit.MILLISECONDS);
    }

    static Memory watching(CityUnderTest... cities) {
        return new Memory(List.of(cities));
    }

    private synchronized void look(CityUnderTest city) {
        most.merge(city.name(), Starting.megabytes(city), Math::max);
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
