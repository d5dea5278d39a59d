package org.libraryexchange.exchange.log.postgres;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How many pictures a node mirrors, and how fast it sends its own. */
@ConfigMapping(prefix = "library.pictures")
public interface PicturesConfig {

    /** The largest number of forms per partner, two for each picture. Beyond it, records are rejected. */
    @WithDefault("200000")
    long mostOfAPartner();

    /** The largest size of a partner's pictures in bytes. Beyond it, records are rejected. */
    @WithDefault("32G")
    MemorySize mostBytesOfAPartner();

    /** How many bytes of display forms a second are sent outside the city's night. */
    @WithDefault("16K")
    MemorySize bytesASecondByDay();
}
