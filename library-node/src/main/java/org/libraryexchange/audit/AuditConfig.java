package org.libraryexchange.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much is kept of who did what. */
@ConfigMapping(prefix = "library.audit")
interface AuditConfig {

    /** How long what happened is gathered before it is written; the same within that time is one entry. */
    @WithDefault("5s")
    Duration gather();

    /** Most entries that are gathered; of what is beyond them, only how often it happened is kept. */
    @WithDefault("1000")
    int mostGathered();

    /** After so long an entry is removed. */
    @WithDefault("90d")
    Duration keep();

    /** The latest entries that are kept, whatever their age. */
    @WithDefault("200000")
    int most();
}
