package org.libraryexchange.bench.mirror;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.libraryexchange.bench.pair.Builds;
import org.libraryexchange.bench.pair.Builds.Build;
import org.libraryexchange.bench.pair.Crowd;
import org.libraryexchange.bench.report.Sheet;
import org.libraryexchange.pair.CityUnderTest;
import org.libraryexchange.pair.PairUnderTest;

/** Both nodes with the sample catalogues, while nobody asks and nothing changes. Two builds are idle side by side. */
record Idle(Builds builds, MachineRest rest, int seconds) {

    private static final String TITLE = "Both nodes while nothing happens";
    private static final double MEGABYTE = 1e6;

    void measure(int repeats) {
        builds.table(TITLE, """
                With the sample catalogues of both cities, for %d seconds after the machine had come to rest. CPU is that of the \
                node's process alone, memory what it holds at the end; anonymous memory is without what the process has mapped of \
                files.""".formatted(seconds));
        try (PairUnderTest own = withSamples(builds.own());
                PairUnderTest other = builds.other().map(Idle::withSamples).orElse(null)) {
            rest.await();
            for (int i = 0; i < repeats; i++) {
                List<Look> looks = Stream.concat(
                                looks(builds.own(), own),
                                builds.other().stream().flatMap(build -> looks(build, other)))
                        .toList();
                Crowd.waitUntil(System.nanoTime() + Duration.ofSeconds(seconds).toNanos());
                looks.forEach(Look::again);
            }
        }
    }

    private static PairUnderTest withSamples(Build build) {
        PairUnderTest pair = PairUnderTest.startNodesOf(build.repository());
        try {
            pair.loadSamples();
            return pair;
        } catch (RuntimeException e) {
            pair.close();
            throw e;
        }
    }

    private static Stream<Look> looks(Build build, PairUnderTest pair) {
        return Stream.of(pair.leeds(), pair.hangzhou())
                .map(city -> new Look(
                        build.sheet(), city, System.nanoTime(), city.node().cpuTime()));
    }

    /** What a node's process had used at a moment. */
    private record Look(Sheet sheet, CityUnderTest city, long nanos, Duration cpu) {

        private void again() {
            long spent = city.node().cpuTime().minus(cpu).toNanos();
            sheet.add(TITLE, city.name(), "CPU, % of a core", 100.0 * spent / (System.nanoTime() - nanos));
            sheet.add(TITLE, city.name(), "MB resident", city.node().residentBytes() / MEGABYTE);
            sheet.add(TITLE, city.name(), "MB anonymous", city.node().anonymousBytes() / MEGABYTE);
        }
    }
}
