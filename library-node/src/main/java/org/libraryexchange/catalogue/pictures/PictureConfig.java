package org.libraryexchange.catalogue.pictures;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings for pictures that people upload. */
@ConfigMapping(prefix = "library.pictures")
public interface PictureConfig {

    /** The most files that a process receives and reads at a time. Each takes another process, which waits for it. */
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
