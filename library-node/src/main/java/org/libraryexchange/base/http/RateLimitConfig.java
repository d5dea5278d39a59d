package org.libraryexchange.base.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How many requests a client may make in the long run; 0 turns a limit off. */
@ConfigMapping(prefix = "library.rate-limit")
public interface RateLimitConfig {

    /** For each address that sends no token. */
    @WithDefault("200")
    int requestsPerSecond();

    /** For each name of a token. It is higher, because a library's own systems may send a whole catalogue at night. */
    @WithDefault("2000")
    int requestsPerSecondOfAName();

    /** The most requests in progress for each address, with or without a token. */
    @WithDefault("100")
    int atATime();

    /** After a quiet time, a client may make the requests of this many seconds at once. */
    @WithDefault("5")
    int burstSeconds();
}
