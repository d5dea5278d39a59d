package org.libraryexchange.desk;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

/** What a new item begins with at the desk. */
@ConfigMapping(prefix = "library.desk")
interface DeskConfig {

    /** Web address of the licence under which the city usually publishes its texts. */
    Optional<URI> licence();

    /** Whom to credit for the city's texts, such as the name of the library. */
    Optional<String> attribution();
}
