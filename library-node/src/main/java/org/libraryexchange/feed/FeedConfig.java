package org.libraryexchange.feed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much of a node those may take who follow it. */
@ConfigMapping(prefix = "library.feed")
public interface FeedConfig {

    /** Most clients that wait for changes at a time, streams included. */
    @WithDefault("200")
    int mostWaiting();

    /** Most of them from one address. */
    @WithDefault("50")
    int mostWaitingOfAnAddress();

    /** Most snapshots that are given out at a time; each has a session with the database of its own. */
    @WithDefault("4")
    int snapshots();

    /** Most of them to one address. */
    @WithDefault("2")
    int snapshotsOfAnAddress();

    /** How long a client may stand still in the middle of a snapshot, about. */
    @WithDefault("60s")
    Duration snapshotPatience();

    /** Most pages that are read at a time; each takes a connection to the database. */
    @WithDefault("4")
    int readers();

    /** How often waiting clients' logs are looked at for changes that nobody announced, such as those of another replica. */
    @WithDefault("500ms")
    Duration poll();

    /** How often a stream without changes gives a sign of life. */
    @WithDefault("15s")
    Duration heartbeat();
}
