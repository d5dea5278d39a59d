package org.libraryexchange.metrics;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How fresh the numbers are that the database is asked for. */
@ConfigMapping(prefix = "library.metrics")
interface MetricsConfig {

    /** How often they are read. */
    @WithDefault("15s")
    Duration readEvery();
}
