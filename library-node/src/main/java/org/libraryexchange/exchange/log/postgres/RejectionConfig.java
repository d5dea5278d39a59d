package org.libraryexchange.exchange.log.postgres;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How many rejected records a node keeps. Beyond the limits it only counts them. */
@ConfigMapping(prefix = "library.rejected")
public interface RejectionConfig {

    /**
     * The largest number of records per partner. Settled records are deleted to make room for new ones, the oldest
     * first.
     */
    @WithDefault("10000")
    int mostOfAPartner();

    /** The largest size of a partner's records in bytes: keys, values and headers. */
    @WithDefault("256M")
    MemorySize mostBytesOfAPartner();
}
