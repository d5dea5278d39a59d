package org.libraryexchange.digest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/** When and to whom the morning is told. */
@ConfigMapping(prefix = "library.digest")
interface DigestConfig {

    /** When it is made, by the clocks of the city. */
    @WithDefault("08:00")
    LocalTime at();

    /** Addresses that it is sent to; without any it is not sent. */
    Optional<List<String>> mailTo();

    /** How long to wait after a message that could not be sent. */
    @WithDefault("10m")
    Duration mailAgain();
}
