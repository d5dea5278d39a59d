package org.libraryexchange.base.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How large request bodies may be, and how long the node waits for them. */
@ConfigMapping(prefix = "library.bodies")
public interface BodyConfig {

    /** The largest file to import. The HTTP server's limit is set from this. */
    MemorySize largestImport();

    /** How long a client may take to send a body. Does not apply to files to import. */
    @WithDefault("15s")
    Duration patience();

    /** The most memory that all request bodies together may take. */
    @WithDefault("32M")
    MemorySize memory();

    /** The most memory that the request bodies of one client may take. */
    @WithDefault("8M")
    MemorySize memoryOfAClient();
}
