package org.libraryexchange.watch.metrics;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often the numbers are read from the database. */
@ConfigMapping(prefix = "library.metrics")
interface MetricsConfig {

    /** Time between two readings. */
    @WithDefault("15s")
    Duration readEvery();
}
