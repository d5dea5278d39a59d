package org.libraryexchange.exchange.nights;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.TestTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.libraryexchange.base.database.LogDatabase;
import org.libraryexchange.exchange.nights.NightView.Coverage;

/**
 * More than a year of nights in a city, with the real runs. Two processes take turns, restart at any time and sleep for
 * hours or days, while the broker and the partner come and go. A seed decides each time.
 */
@Tag("long")
@QuarkusTest
@TestTransaction
class NightsOfAYearIT {

    private static final LocalDate FIRST = LocalDate.of(2026, 12, 1);
    private static final int NIGHTS = 400;
    private static final Duration LEAST_OF_A_RUN = Duration.ofMinutes(15);

    private final PostgresRuns runs;
    private final LogDatabase database;
    /** The times at which a process had time to do everything that was due. */
    private final TreeSet<Instant> looks = new TreeSet<>();

    private record Exchanged(UUID id, Instant started) {}

    NightsOfAYearIT(PostgresRuns runs, LogDatabase database) {
        this.runs = runs;
        this.database = database;
    }

    @Test
    void everyNightHasExactlyOneRunWhereClocksChangeInTheWindow() {
        livesThroughAYear(ZoneId.of("Europe/London"), LocalTime.of(1, 30), 2);
    }

    @ParameterizedTest
    @CsvSource({"Europe/London, 02:00, 1", "Asia/Shanghai, 02:00, 3", "Asia/Shanghai, 23:45, 4"})
    void everyNightHasExactlyOneRun(ZoneId zone, LocalTime opens, long seed) {
        livesThroughAYear(zone, opens, seed);
    }

    private void livesThroughAYear(ZoneId zone, LocalTime opens, long seed) {
        // Given
        NightCalendar calendar = new NightCalendar(new DailyTime(zone, opens), Duration.ofHours(4));
        emptyLedger();

        // When
        live(calendar, seed);

        // Then
        List<NightView> nights =
                new NightRecords(database, calendar, Clock.systemUTC()).nights(FIRST, FIRST.plusDays(NIGHTS - 1));
        assertThat(nights)
                .extracting(NightView::night)
                .isEqualTo(FIRST.datesUntil(FIRST.plusDays(NIGHTS)).toList());
        assertThat(nights).allSatisfy(night -> assertThat(night).satisfies(it -> isAsItWas(it, calendar)));
        assertGapsAreClosed(nights);
        Map<Coverage, Long> states =
                nights.stream().collect(Collectors.groupingBy(NightView::state, Collectors.counting()));
        assertThat(states)
                .as("seed %s: all that can happen", seed)
                .containsKeys(Coverage.COVERED, Coverage.LATE, Coverage.FAILED, Coverage.MISSED);
        assertThat(states.get(Coverage.COVERED)).isGreaterThan(NIGHTS / 2);
        assertThat(states).doesNotContainKeys(Coverage.RUNNING, Coverage.DUE);
    }

    private void emptyLedger() {
        List.of(
                        "exchange_letters",
                        "exchange_pictures",
                        "exchange_partner",
                        "exchange_step",
                        "exchange_run",
                        "first_night")
                .forEach(table -> database.useHandle(handle -> handle.execute("delete from " + table)));
    }

    private void live(NightCalendar calendar, long seed) {
        Random chance = new Random(seed);
        Instant now = calendar.window(FIRST).opens().minus(Duration.ofHours(3));
        // A few days longer, to include what is late at the end.
        Instant end = calendar.window(FIRST.plusDays(NIGHTS + 7)).opens();
        World world = new World(seed, now);
        while (now.isBefore(end)) {
            world.goOn(now);
            // An engine keeps no state of its own: each of these is another process, or one that has restarted.
            NightRuns process = new NightRuns(
                    calendar,
                    runs,
                    world,
                    world,
                    new QuickNights(Duration.ofMinutes(10)),
                    () -> new UUID(seed, chance.nextLong()));
            int steps = 1 + chance.nextInt(12);
            while (steps > 0 && process.step(now)) {
                steps--;
            }
            if (steps > 0) {
                looks.add(now);
            }
            if (chance.nextInt(500) == 0) {
                UUID unused = process.beginFor("n.shaw", now);
            }
            now = now.plus(pause(chance));
        }
    }

    /** Usually some minutes or hours; now and then the node sleeps through a window, or through several nights. */
    private static Duration pause(Random chance) {
        int kind = chance.nextInt(1_000);
        if (kind < 4) {
            return Duration.ofHours(20 + chance.nextInt(70));
        }
        return kind < 20 ? Duration.ofHours(2 + chance.nextInt(8)) : Duration.ofMinutes(10 + chance.nextInt(150));
    }

    private void isAsItWas(NightView night, NightCalendar calendar) {
        Window window = calendar.window(night.night());
        Instant next = calendar.window(night.night().plusDays(1)).opens();
        assertThat(night.window().opens()).isEqualTo(window.opens());
        assertThat(night.window().closes()).isEqualTo(window.closes());
        Instant look = looks.ceiling(window.opens().plus(LEAST_OF_A_RUN));
        boolean awake = look != null && look.isBefore(next);
        if (night.state() == Coverage.MISSED) {
            assertThat(awake)
                    .as("%s was missed though the node was awake at %s", night.night(), look)
                    .isFalse();
            assertThat(night.started()).isEmpty();
        } else {
            assertThat(night.started().orElseThrow()).isBetween(window.opens(), next.minusMillis(1));
            boolean inTime = night.started().orElseThrow().isBefore(window.closes());
            assertThat(night.state()).isIn(Coverage.FAILED, inTime ? Coverage.COVERED : Coverage.LATE);
        }
    }

    /** A later run must have made up for every failed or missed night, and the runs must say which one. */
    private void assertGapsAreClosed(List<NightView> nights) {
        Map<UUID, Instant> exchanges = database.withHandle(handle -> handle.createQuery("""
                        select id, started from exchange_run
                        where outcome in ('complete', 'nothing-to-exchange', 'partial')
                        """)
                .map(ConstructorMapper.of(Exchanged.class))
                .collect(Collectors.toMap(Exchanged::id, Exchanged::started)));
        Instant last = exchanges.values().stream().max(Instant::compareTo).orElseThrow();
        assertThat(nights)
                .filteredOn(night -> List.of(Coverage.MISSED, Coverage.FAILED).contains(night.state()))
                .filteredOn(night -> night.window().opens().isBefore(last.minus(Duration.ofDays(1))))
                .allSatisfy(night -> assertThat(exchanges.get(night.caughtUpBy().orElseThrow()))
                        .isAfterOrEqualTo(night.window().opens()));
        assertThat(nights)
                .filteredOn(night -> List.of(Coverage.COVERED, Coverage.LATE).contains(night.state()))
                .allSatisfy(night -> assertThat(night.caughtUpBy()).isEmpty());
    }
}
