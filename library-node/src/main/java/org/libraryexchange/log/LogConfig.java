package org.libraryexchange.log;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How a node publishes and applies. */
@ConfigMapping(prefix = "library.log")
public interface LogConfig {

    /** Most records that are sent or applied at a time. */
    @WithDefault("500")
    int batchRecords();

    /** Most bytes of documents that are sent, of whole records that are applied, and of packed ones that are fetched at a time. */
    @WithDefault("1048576")
    int batchBytes();

    /** Largest answer of a broker that is taken; one batch of records has to fit into it. */
    @WithDefault("32M")
    MemorySize largestFetch();

    /** Most that the records of one batch may unpack to. */
    @WithDefault("512M")
    MemorySize mostUnpacked();

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
