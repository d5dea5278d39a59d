package org.libraryexchange.base.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What the audit trail keeps, and for how long. */
@ConfigMapping(prefix = "library.audit")
interface AuditConfig {

    /** How long events are collected before they are written. Equal events within that time make one entry. */
    @WithDefault("5s")
    Duration gather();

    /** The most entries collected at a time. Of further ones, only the event, its status and the count are kept. */
    @WithDefault("1000")
    int mostGathered();

    /** Entries older than this are deleted. */
    @WithDefault("90d")
    Duration keep();

    /** The most entries kept. The oldest beyond that are deleted, whatever their age. */
    @WithDefault("200000")
    int most();
}
