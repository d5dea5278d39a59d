package org.libraryexchange.base.idempotency;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long answers are kept for repeated requests. */
@ConfigMapping(prefix = "library.idempotency")
public interface IdempotencyConfig {

    /** After this time a key can be used for a new request. */
    @WithDefault("24h")
    Duration expiry();

    /** How often expired answers are removed. */
    @WithDefault("10m")
    Duration purge();
}
