package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.libraryexchange.pair.Journal.Doubt;
import org.libraryexchange.stack.LocalPostgres;
import org.libraryexchange.stack.pair.Together;

/** Both databases break down, as a whole or session by session, while clients write. */
@ExtendWith(SharedPair.class)
class DatabaseOutageIT {

    private static final int CHANGES = 1_000;
    private static final Duration USABLE = Duration.ofSeconds(10);
    private static final Duration CAUGHT_UP = Duration.ofSeconds(30);
    private static final String UNAVAILABLE = "503, Retry-After [1-9][0-9]*: (?s:.*)";

    /** From the end of a database until it takes connections again, as {@code System.nanoTime()} tells. */
    private record Outage(long begin, long end) {

        boolean explains(Doubt doubt, Duration afterwards) {
            return doubt.nanos() >= begin && doubt.nanos() <= end + afterwards.toNanos();
        }
    }

    @Test
    void databasesThatStartAgainAreUsedAgain(PairUnderTest pair) {
        survivesRestarts(2, pair);
    }

    @Test
    @Tag("long")
    void databasesThatStartAgainAndAgainAreUsedAgain(PairUnderTest pair) {
        survivesRestarts(5, pair);
    }

    private static void survivesRestarts(int restarts, PairUnderTest pair) {
        // Given
        Journal journal = new Journal();
        Checker checker = new Checker(pair, journal);
        List<Outage> outages = new ArrayList<>();

        Seeded.run(restarts + " restarts", journal, () -> {
            try (WriteLoad load = WriteLoad.on(pair.leeds(), "restarts-" + restarts, 8, journal)) {
                for (int i = 0; i < restarts; i++) {
                    load.awaitChanges(CHANGES / restarts, 1);

                    // When
                    long begin = System.nanoTime();
                    Together.run(List.of(restart(pair.leeds()), restart(pair.hangzhou())));
                    outages.add(new Outage(begin, System.nanoTime()));

                    // Then
                    int before = journal.changes();
                    Awaitility.await("writes after the restart")
                            .atMost(USABLE)
                            .until(() -> journal.changes() > before + 20);
                }
                load.awaitChanges(100, 200);
            }
            checker.check(CAUGHT_UP);
            assertOnlyUnavailable(journal);
            assertThat(journal.doubts())
                    .as("writes in doubt, outages being %s", outages)
                    .allMatch(doubt -> outages.stream().anyMatch(outage -> outage.explains(doubt, USABLE)));
            tell(journal, outages);
        });
    }

    @Tag("long")
    @Test
    void terminatedSessionsCostNothingButARetry(PairUnderTest pair) {
        survivesTerminations(30, pair);
    }

    @Test
    @Tag("long")
    void hundredTerminatedSessionsCostNothingButRetries(PairUnderTest pair) {
        survivesTerminations(100, pair);
    }

    private static void survivesTerminations(int terminations, PairUnderTest pair) {
        // Given
        Journal journal = new Journal();
        Checker checker = new Checker(pair, journal);

        Seeded.run(terminations + " sessions terminated", journal, () -> {
            try (WriteLoad load = WriteLoad.on(pair.leeds(), "terminated-" + terminations, 10, journal)) {
                load.awaitChanges(50, 1);
                for (int i = 0; i < terminations; i++) {
                    // When
                    terminateOne(pair.leeds());
                    terminateOne(pair.hangzhou());
                    load.awaitChanges(CHANGES / terminations, 1);
                }
                load.awaitChanges(1, 200);
            }

            // Then
            checker.check(CAUGHT_UP);
            assertOnlyUnavailable(journal);
        });
    }

    private static Runnable restart(CityUnderTest city) {
        LocalPostgres postgres = city.postgres();
        return () -> {
            postgres.stopImmediately();
            postgres.restart();
        };
    }

    /** One session of the node, rather one that is at work. */
    private static void terminateOne(CityUnderTest city) {
        city.database().execute("""
                select pg_terminate_backend(pid) from pg_stat_activity
                where application_name like 'library-node%' order by state = 'idle', random() limit 1
                """);
    }

    private static void assertOnlyUnavailable(Journal journal) {
        assertThat(journal.doubts())
                .extracting(Doubt::cause)
                .filteredOn(cause -> !cause.matches(UNAVAILABLE))
                .as("answers that are not 503 with Retry-After")
                .isEmpty();
    }

    private static void tell(Journal journal, List<Outage> outages) {
        for (Outage outage : outages) {
            long longest = journal.doubts().stream()
                    .filter(doubt -> outage.explains(doubt, USABLE))
                    .mapToLong(doubt -> doubt.nanos() - outage.end())
                    .max()
                    .orElse(0);
            System.out.printf(
                    "databases restarted: away %d ms, last 503 %d ms after they were back%n",
                    TimeUnit.NANOSECONDS.toMillis(outage.end() - outage.begin()),
                    TimeUnit.NANOSECONDS.toMillis(longest));
        }
    }
}
