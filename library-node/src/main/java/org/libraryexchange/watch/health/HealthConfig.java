package org.libraryexchange.watch.health;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When a node reports that the exchange is stuck. */
@ConfigMapping(prefix = "library.health")
interface HealthConfig {

    /** How often the watchdog looks at the logs. */
    @WithDefault("2s")
    Duration lookEvery();

    /** How long waiting work may make no progress before it counts as stuck. */
    @WithDefault("20s")
    Duration patience();
}
