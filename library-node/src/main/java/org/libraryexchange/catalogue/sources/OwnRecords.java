package org.libraryexchange.catalogue.sources;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.libraryexchange.base.node.Cities;
import org.libraryexchange.base.node.PublicConfig;

/** Knows the records that a source has from this city or a partner, so that no record goes round in circles. */
@Singleton
final class OwnRecords {

    private final List<String> beginnings;

    OwnRecords(Cities cities, PublicConfig node) {
        beginnings = Stream.concat(
                        Stream.of(node.publicAddress()),
                        cities.names().stream().map(cities::publicAddress).flatMap(Optional::stream))
                .flatMap(OwnRecords::beginnings)
                .toList();
    }

    private static Stream<String> beginnings(URI address) {
        String base = address.toString().replaceFirst("/+$", "");
        return Stream.of("oai:" + address.getHost() + ":", base + "/items/", base + "/api/v1/items/");
    }

    /** Whether a record names such an item, as itself or among its addresses. */
    boolean has(Map<String, String> cells) {
        return cells.values().stream()
                .map(cell -> "|" + cell)
                .anyMatch(cell -> beginnings.stream().anyMatch(beginning -> cell.contains("|" + beginning)));
    }
}
