package org.libraryexchange.catalogue.harvest;

import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.libraryexchange.base.http.Parameters;
import org.libraryexchange.base.node.Cities;

/** The identifiers of records, by which harvesters know an item wherever they find it. */
@Singleton
final class RecordNames {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9-]*(\\.[a-zA-Z][a-zA-Z0-9-]*)+");
    private static final Pattern IDENTIFIER = Pattern.compile("oai:([^:]+):([^:]+)");

    private final OaiConfig config;
    private final Cities cities;

    RecordNames(OaiConfig config, Cities cities) {
        this.config = config;
        this.cities = cities;
        config.names().forEach((city, name) -> {
            if (!NAME.matcher(name).matches()) {
                throw new ConfigurationException(
                        "library.oai.names.%s must be a domain name, such as catalogue.example.org: %s"
                                .formatted(city, name));
            }
        });
        if (Set.copyOf(config.names().values()).size() < config.names().size()) {
            throw new ConfigurationException("library.oai.names must differ from city to city");
        }
    }

    /** An item of a city. */
    record Named(String owner, UUID id) {}

    /** Whether every record has an identifier. */
    boolean isComplete() {
        return config.names().keySet().containsAll(cities.names());
    }

    String of(String owner, UUID id) {
        return "oai:" + config.names().get(owner) + ":" + id;
    }

    /** The item that an identifier names; empty if it cannot name any here. */
    Optional<Named> read(String identifier) {
        Matcher parts = IDENTIFIER.matcher(identifier);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return cities.names().stream()
                .filter(city -> parts.group(1).equals(config.names().get(city)))
                .findFirst()
                .flatMap(city -> Parameters.uuid(parts.group(2))
                        .filter(id -> id.toString().equals(parts.group(2)))
                        .map(id -> new Named(city, id)));
    }
}
