package org.libraryexchange.log;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How a node publishes and applies. */
@ConfigMapping(prefix = "library.log")
public interface LogConfig {

    /** Most records that are sent or applied at a time. */
    @WithDefault("500")
    int batchRecords();

    /** Most bytes of documents that are sent or fetched at a time. */
    @WithDefault("1048576")
    int batchBytes();

    /** When changes are sent. */
    @WithDefault("continuous")
    Publishing publishing();

    /** How often the publisher looks for changes that nobody announced, such as those of another replica. */
    @WithDefault("250ms")
    Duration outboxPoll();

    /** How often workers make sure that the broker answers and that the topic is still the same. */
    @WithDefault("5s")
    Duration brokerCheck();

    /** How long a worker rests after a failure before it starts again. */
    @WithDefault("1s")
    Duration retryPause();

    /** When a city's changes are sent to its log. */
    enum Publishing {
        /** Each at once. */
        CONTINUOUS,
        /** When the city's night comes, or an operator says so. */
        OVERNIGHT
    }
}
