package org.libraryexchange.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How large bodies may be, and how long the node waits for them. */
@ConfigMapping(prefix = "library.bodies")
public interface BodyConfig {

    /** A file to import; the HTTP server takes its own limit from here. */
    MemorySize largestImport();

    /** How long a client may take to send a body that is no file to import. */
    @WithDefault("15s")
    Duration patience();

    /** All bodies together that are held in memory at a time. */
    @WithDefault("32M")
    MemorySize memory();

    /** The bodies of one client that are held in memory at a time. */
    @WithDefault("8M")
    MemorySize memoryOfAClient();
}
