package org.libraryexchange.exchange.nights;

import java.time.Duration;
import java.time.LocalTime;

/** Nights of four hours that begin at two, whose runs ask again soon. */
record QuickNights(Duration askAgain) implements NightsConfig {

    @Override
    public LocalTime opens() {
        return LocalTime.of(2, 0);
    }

    @Override
    public Duration lasts() {
        return Duration.ofHours(4);
    }

    @Override
    public Duration look() {
        return Duration.ofSeconds(1);
    }
}
