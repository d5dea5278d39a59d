package org.libraryexchange.log.postgres;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much is kept of what a partner's logs hold and a node does not take; beyond it such records are only counted. */
@ConfigMapping(prefix = "library.rejected")
public interface RejectionConfig {

    /** Most records of a partner; those that are settled give way to new ones, the oldest first. */
    @WithDefault("10000")
    int mostOfAPartner();

    /** Most bytes of a partner's records: keys, values and headers. */
    @WithDefault("256M")
    MemorySize mostBytesOfAPartner();
}
