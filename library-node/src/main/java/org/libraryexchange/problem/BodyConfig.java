package org.libraryexchange.problem;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;

/** How large bodies may be. */
@ConfigMapping(prefix = "library.bodies")
interface BodyConfig {

    /** A file to import; the HTTP server takes its own limit from here. */
    MemorySize largestImport();
}
