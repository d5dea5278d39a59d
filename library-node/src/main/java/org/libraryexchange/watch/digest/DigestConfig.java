package org.libraryexchange.watch.digest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/** When the digest is made, and who gets it by mail. */
@ConfigMapping(prefix = "library.digest")
interface DigestConfig {

    /** Time of day at which the digest is made, by the clock of the city. */
    @WithDefault("08:00")
    LocalTime at();

    /** Addresses to which the digest is mailed. Without any, it is not mailed. */
    Optional<List<String>> mailTo();

    /** How long to wait after a mail that could not be sent. */
    @WithDefault("10m")
    Duration mailAgain();
}
