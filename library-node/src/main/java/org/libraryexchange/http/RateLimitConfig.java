package org.libraryexchange.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How many requests a client may make, one after the other for as long as it likes; 0 lifts a limit. */
@ConfigMapping(prefix = "library.rate-limit")
public interface RateLimitConfig {

    /** Of each address that sends no token. */
    @WithDefault("200")
    int requestsPerSecond();

    /** Of each name of a token: a library's own systems push a whole catalogue at night. */
    @WithDefault("2000")
    int requestsPerSecondOfAName();

    /** Of each address, with a token or without, that are answered at a time. */
    @WithDefault("100")
    int atATime();

    /** After it has been quiet, a client may make the requests of so many seconds at once. */
    @WithDefault("5")
    int burstSeconds();
}
