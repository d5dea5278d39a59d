package org.libraryexchange.exchange.loads;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When a load is proved. */
@ConfigMapping(prefix = "library.loads")
interface LoadsConfig {

    /** How long nothing more may have come. A load that goes on is proved after sixty times as long. */
    @WithDefault("10s")
    Duration quiet();
}
