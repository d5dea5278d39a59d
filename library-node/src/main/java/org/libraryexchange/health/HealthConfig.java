package org.libraryexchange.health;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When a node says that the exchange is stuck. */
@ConfigMapping(prefix = "library.health")
interface HealthConfig {

    /** How often the logs are looked at. */
    @WithDefault("2s")
    Duration lookEvery();

    /** How long something to do may stand still before it counts as stuck. */
    @WithDefault("20s")
    Duration patience();
}
