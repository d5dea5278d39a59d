package org.libraryexchange.catalogue.festival;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How a node keeps the dates of festivals by rule. */
@ConfigMapping(prefix = "library.festivals")
interface FestivalConfig {

    /**
     * How long after its start a process looks for dates that are due. By then a database that was just restored should have
     * been compared with the log.
     */
    @WithDefault("1h")
    Duration firstLook();
}
