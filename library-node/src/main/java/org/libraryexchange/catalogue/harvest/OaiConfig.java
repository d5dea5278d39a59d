package org.libraryexchange.catalogue.harvest;

import io.smallrye.config.ConfigMapping;
import java.util.Map;
import java.util.Optional;

/** How the node answers harvesters. */
@ConfigMapping(prefix = "library.oai")
public interface OaiConfig {

    /** Whom harvesters can write to. Without it, or without a name for each city, nobody harvests. */
    Optional<String> adminEmail();

    /** The name of each city's catalogue in the identifiers of records, a domain name; the same at all nodes. */
    Map<String, String> names();
}
