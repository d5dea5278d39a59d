package org.libraryexchange.idempotency;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long answers are kept for requests that are sent again. */
@ConfigMapping(prefix = "library.idempotency")
public interface IdempotencyConfig {

    /** After this a key is as good as new. */
    @WithDefault("24h")
    Duration expiry();

    /** How often expired answers are removed. */
    @WithDefault("10m")
    Duration purge();
}
