package org.libraryexchange.base.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How many answers that are too long for the memory are sent at a time. Snapshots have seats of their own. */
@ConfigMapping(prefix = "library.downloads")
public interface DownloadConfig {

    /** The most tables of items sent at a time. Each uses a database session of its own. */
    @WithDefault("4")
    int tables();

    /** The most of them to one address. */
    @WithDefault("2")
    int tablesOfAnAddress();

    /** About how long a client may stop reading in the middle, also of a snapshot. */
    @WithDefault("60s")
    Duration patience();
}
