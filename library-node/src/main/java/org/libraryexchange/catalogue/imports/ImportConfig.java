package org.libraryexchange.catalogue.imports;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings for imports. */
@ConfigMapping(prefix = "library.imports")
interface ImportConfig {

    /** The most rows written in one transaction. */
    @WithDefault("500")
    int batchRows();

    /** How often to look for imports that another replica has received. */
    @WithDefault("1s")
    Duration poll();

    /** Up to this many withdrawals are not unusual, unless they are more than half of the published items. */
    @WithDefault("10")
    int usualWithdrawals();

    /** Withdrawals up to this share of the published items are not unusual. */
    @WithDefault("0.05")
    double usualShare();

    /** The most uploads that a process receives at a time. */
    @WithDefault("4")
    int uploads();

    /** The most of them from one address. */
    @WithDefault("3")
    int uploadsOfAnAddress();

    /** The most clients that may follow imports at a time. */
    @WithDefault("100")
    int mostFollowing();

    /** The most of them from one address. */
    @WithDefault("25")
    int mostFollowingOfAnAddress();

    /** How often to look at imports that somebody follows. */
    @WithDefault("500ms")
    Duration followPoll();

    /** How often a stream without news sends a sign of life. */
    @WithDefault("15s")
    Duration heartbeat();

    /** How long to keep an import with its errors after it has ended. */
    @WithDefault("400d")
    Duration keep();

    /** How often to delete such imports. */
    @WithDefault("1h")
    Duration purge();
}
