package org.libraryexchange.exchange.log;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How a node publishes and applies. */
@ConfigMapping(prefix = "library.log")
public interface LogConfig {

    /** The largest number of records to send or apply at a time. */
    @WithDefault("500")
    int batchRecords();

    /**
     * The largest number of bytes at a time: of documents to send, of whole records to apply, and of compressed records
     * to fetch.
     */
    @WithDefault("1048576")
    int batchBytes();

    /** The largest answer that the node takes from a broker. One batch of records has to fit into it. */
    @WithDefault("32M")
    MemorySize largestFetch();

    /** The largest size to which one batch of records may unpack. */
    @WithDefault("512M")
    MemorySize mostUnpacked();

    /** When changes are sent. */
    @WithDefault("continuous")
    Publishing publishing();

    /** How soon the publisher looks for changes that nobody announced, such as changes by another replica. */
    @WithDefault("250ms")
    Duration outboxPoll();

    /** How often workers check that the broker answers and the topic is still the same. */
    @WithDefault("5s")
    Duration brokerCheck();

    /** How long a worker waits after a failure before it starts again. */
    @WithDefault("1s")
    Duration retryPause();

    /** When a city's changes are sent to its log. */
    enum Publishing {
        /** At once. */
        CONTINUOUS,
        /** In the city's night, or when an operator starts a run. */
        OVERNIGHT
    }
}
