package org.libraryexchange.traffic;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.OptionalInt;

/** How many requests a client may make: each name of a token, and each address that sends none. */
@ConfigMapping(prefix = "library.rate-limit")
public interface RateLimitConfig {

    /** For as long as it likes; no limit unless this is set. */
    OptionalInt requestsPerSecond();

    /** At once, after it has been quiet. */
    @WithDefault("200")
    int burst();
}
