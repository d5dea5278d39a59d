package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.libraryexchange.pair.Journal.Doubt;
import org.libraryexchange.stack.LocalPostgres;
import org.libraryexchange.stack.pair.Together;

/** Both databases break down, as a whole or session by session, while clients write. */
@ExtendWith(SharedPair.class)
class DatabaseOutageIT {

    private static final int RESTARTS = 5;
    private static final int TERMINATIONS = 100;
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
        // Given
        Journal journal = new Journal();
        Checker checker = new Checker(pair, journal);
        List<Outage> outages = new ArrayList<>();

        Seeded.run("databases restarted", journal, () -> {
            try (Load load = Load.on(pair.leeds(), "restarts", 8, journal)) {
                for (int i = 0; i < RESTARTS; i++) {
                    load.awaitChanges(220, 1);

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

    @Test
    void terminatedSessionsCostNothingButARetry(PairUnderTest pair) {
        // Given
        Journal journal = new Journal();
        Checker checker = new Checker(pair, journal);

        Seeded.run("sessions terminated", journal, () -> {
            try (Load load = Load.on(pair.leeds(), "terminated", 10, journal)) {
                load.awaitChanges(50, 1);
                for (int i = 0; i < TERMINATIONS; i++) {
                    // When
                    terminateOne(pair.leeds());
                    terminateOne(pair.hangzhou());
                    load.awaitChanges(10, 1);
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
