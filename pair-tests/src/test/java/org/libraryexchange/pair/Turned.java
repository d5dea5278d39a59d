package org.libraryexchange.pair;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;

/** How long health takes to tell what is the case; 30 seconds at most. */
final class Turned {

    static final Duration IN_TIME = Duration.ofSeconds(30);

    private Turned() {}

    static long millisUntilBothAre(Health health, PairUnderTest pair) {
        return millisUntil("both nodes are " + health, () -> areBoth(health, pair));
    }

    static boolean areBoth(Health health, PairUnderTest pair) {
        return Health.of(pair.leeds()) == health && Health.of(pair.hangzhou()) == health;
    }

    static long millisUntil(String what, BooleanSupplier holds) {
        long start = System.nanoTime();
        Awaitility.await(what)
                .atMost(IN_TIME)
                .pollInterval(Duration.ofMillis(200))
                .until(holds::getAsBoolean);
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }
}
