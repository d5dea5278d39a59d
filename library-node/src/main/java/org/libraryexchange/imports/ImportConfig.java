package org.libraryexchange.imports;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How a node imports. */
@ConfigMapping(prefix = "library.imports")
interface ImportConfig {

    /** Most rows that are written in one transaction. */
    @WithDefault("500")
    int batchRows();

    /** How often to look for imports that another replica has received. */
    @WithDefault("1s")
    Duration poll();

    /** Up to so many withdrawals are no wave, unless they are more than half of what is published. */
    @WithDefault("10")
    int usualWithdrawals();

    /** More withdrawals than this share of what is published are a wave. */
    @WithDefault("0.05")
    double usualShare();

    /** Most uploads that a process takes at a time. */
    @WithDefault("4")
    int uploads();

    /** Most of them from one address. */
    @WithDefault("3")
    int uploadsOfAnAddress();

    /** Most clients that follow the progress of imports at a time. */
    @WithDefault("100")
    int mostFollowing();

    /** Most of them from one address. */
    @WithDefault("25")
    int mostFollowingOfAnAddress();

    /** How often imports that somebody follows are looked at. */
    @WithDefault("500ms")
    Duration followPoll();

    /** How often a stream of progress without news gives a sign of life. */
    @WithDefault("15s")
    Duration heartbeat();

    /** After so long an import that has ended is removed with its errors. */
    @WithDefault("400d")
    Duration keep();

    /** How often such imports are removed. */
    @WithDefault("1h")
    Duration purge();
}
