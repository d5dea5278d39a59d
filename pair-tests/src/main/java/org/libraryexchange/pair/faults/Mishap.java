package org.libraryexchange.pair.faults;

import java.time.Duration;
import java.util.List;
import org.libraryexchange.pair.CityUnderTest;
import org.libraryexchange.pair.link.Conditions;
import org.libraryexchange.pair.link.Way;

/** Something that may happen to a city for a while and is healed at the end. */
record Mishap(String name, Course course) {

    /** How it happens. */
    @FunctionalInterface
    interface Course {
        void run(Trial trial, CityUnderTest city, Duration length);
    }

    private static final int STROKES = 20;
    private static final int THIN_BYTES = 32_000;

    static final List<Mishap> ALL = List.of(
            new Mishap("F3 node killed", Mishap::nodeKilled),
            new Mishap("F4 node stopped", Mishap::nodeStopped),
            new Mishap("F6 broker killed", Mishap::brokerKilled),
            new Mishap("F7 broker stopped", Mishap::brokerStopped),
            new Mishap("F8 database killed", Mishap::databaseKilled),
            new Mishap("F9 database stopped", Mishap::databaseStopped),
            new Mishap("F10 sessions ended", Mishap::sessionsEnded),
            new Mishap("F14 black hole", onLink(Conditions.CALM.blackHole())),
            new Mishap("F14 deaf one way", onLink(Conditions.CALM.deafOn(Way.TO_CLIENT))),
            new Mishap("F15 resets", Mishap::resets),
            new Mishap("F15 thin link", onLink(Conditions.CALM.thin(THIN_BYTES))),
            new Mishap("F16 far link", onLink(Conditions.CALM.delayed(Duration.ofMillis(380), Duration.ofMillis(40)))),
            new Mishap("F16 cuts", onLink(Conditions.CALM.cutAfter(10_000, 300_000))),
            new Mishap("half-open connections", Mishap::halfOpen));

    private static void nodeKilled(Trial trial, CityUnderTest city, Duration length) {
        city.node().kill();
        trial.goOn(length.dividedBy(4));
        city.restartNode();
    }

    private static void nodeStopped(Trial trial, CityUnderTest city, Duration length) {
        city.node().freeze();
        trial.goOn(length);
        city.node().thaw();
    }

    private static void brokerKilled(Trial trial, CityUnderTest city, Duration length) {
        trial.pair().kafka().kill();
        trial.goOn(length.dividedBy(2));
        trial.pair().kafka().restart();
    }

    private static void brokerStopped(Trial trial, CityUnderTest city, Duration length) {
        trial.pair().kafka().freeze();
        trial.goOn(length);
        trial.pair().kafka().thaw();
    }

    private static void databaseKilled(Trial trial, CityUnderTest city, Duration length) {
        city.postgres().kill();
        trial.goOn(length.dividedBy(4));
        city.postgres().restart();
    }

    private static void databaseStopped(Trial trial, CityUnderTest city, Duration length) {
        city.postgres().freeze();
        trial.goOn(length);
        city.postgres().thaw();
    }

    private static void sessionsEnded(Trial trial, CityUnderTest city, Duration length) {
        for (int i = 0; i < STROKES; i++) {
            city.database()
                    .query(
                            "select pg_terminate_backend(pid) from pg_stat_activity where usename = ?",
                            row -> row.getBoolean(1),
                            city.postgres().nodeUser());
            trial.goOn(length.dividedBy(STROKES));
        }
    }

    private static void resets(Trial trial, CityUnderTest city, Duration length) {
        for (int i = 0; i < STROKES; i++) {
            city.brokerLink().cutAll();
            trial.goOn(length.dividedBy(STROKES));
        }
    }

    private static void halfOpen(Trial trial, CityUnderTest city, Duration length) {
        city.brokerLink().halfOpen();
        city.databaseLink().halfOpen();
        trial.goOn(length);
    }

    private static Course onLink(Conditions conditions) {
        return (trial, city, length) -> {
            city.brokerLink().apply(conditions);
            trial.goOn(length);
            city.brokerLink().heal();
        };
    }
}
