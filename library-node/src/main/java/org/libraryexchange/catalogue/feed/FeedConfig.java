package org.libraryexchange.catalogue.feed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much of a node's resources its followers may use. */
@ConfigMapping(prefix = "library.feed")
public interface FeedConfig {

    /** The most clients that may wait for changes at a time, including streams. */
    @WithDefault("200")
    int mostWaiting();

    /** The most of them from one address. */
    @WithDefault("50")
    int mostWaitingOfAnAddress();

    /** The part of these places, and of those for snapshots, that only clients with a valid token may take. */
    @WithDefault("0.25")
    double keptForTokens();

    /** The most snapshots served at a time. Each uses a database session of its own. */
    @WithDefault("4")
    int snapshots();

    /** The most of them to one address. */
    @WithDefault("2")
    int snapshotsOfAnAddress();

    /** The most pages that may be read at a time. Each reading takes a database connection. */
    @WithDefault("4")
    int readers();

    /** How often to look for changes that nobody announced, such as those of another replica. */
    @WithDefault("500ms")
    Duration poll();

    /** How often a stream without changes sends a sign of life. */
    @WithDefault("15s")
    Duration heartbeat();
}
