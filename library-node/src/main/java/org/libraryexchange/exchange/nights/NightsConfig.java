package org.libraryexchange.exchange.nights;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.LocalTime;

/** The time of the city's night, and how long its run waits. */
@ConfigMapping(prefix = "library.nights")
interface NightsConfig {

    /** When the window opens, in the city's local time. */
    @WithDefault("02:00")
    LocalTime opens();

    /** How long the window stays open. A run that begins after that is late. */
    @WithDefault("4h")
    Duration lasts();

    /** How often a run checks whether it can continue. */
    @WithDefault("1s")
    Duration look();

    /** How long a run waits for an answer before it asks again. */
    @WithDefault("10m")
    Duration askAgain();
}
