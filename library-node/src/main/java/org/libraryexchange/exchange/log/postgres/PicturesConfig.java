package org.libraryexchange.exchange.log.postgres;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings for pictures: how people upload them, how many of a partner's the node keeps, how fast it sends its own. */
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

    /**
     * The most files that a process receives and reads at a time, besides one from a ZIP. Each takes another process, which
     * waits for it.
     */
    @WithDefault("4")
    int uploads();

    /** The most of them from one address. */
    @WithDefault("2")
    int uploadsOfAnAddress();

    /** How much a person or program may upload in an hour, to begin with at once. A file counts as at least 100 kB. */
    @WithDefault("2G")
    MemorySize hourly();

    /** How long a picture is kept that nothing names. */
    @WithDefault("24h")
    Duration keepUnnamed();

    /** How often to remove such pictures. */
    @WithDefault("1h")
    Duration purge();

    /** How long pictures that are gone may be in the database's files; their tables are written anew in the next night. */
    @WithDefault("7d")
    Duration eraseEvery();
}
