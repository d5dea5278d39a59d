package org.libraryexchange.nights;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.LocalTime;

/** When the city's night is, and how patient its run. */
@ConfigMapping(prefix = "library.nights")
interface NightsConfig {

    /** When the window opens, by the clocks of the city. */
    @WithDefault("02:00")
    LocalTime opens();

    /** How long it stays open; what begins later is late. */
    @WithDefault("4h")
    Duration lasts();

    /** How often a run looks whether it can go on. */
    @WithDefault("1s")
    Duration look();

    /** How long an answer may stay away until it is asked for once more. */
    @WithDefault("10m")
    Duration askAgain();
}
