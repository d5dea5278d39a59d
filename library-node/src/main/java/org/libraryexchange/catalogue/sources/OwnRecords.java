package org.libraryexchange.catalogue.sources;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.libraryexchange.base.node.Cities;
import org.libraryexchange.base.node.PublicConfig;
import org.libraryexchange.catalogue.harvest.OaiConfig;

/** Knows the records that a source has from this city or a partner, so that no record goes round in circles. */
@Singleton
final class OwnRecords {

    private final List<String> beginnings;

    private final Set<String> cities;

    OwnRecords(Cities cities, PublicConfig node, OaiConfig oai) {
        this.cities = cities.names();
        Stream<URI> addresses = Stream.concat(
                Stream.of(node.publicAddress()),
                this.cities.stream().map(cities::publicAddress).flatMap(Optional::stream));
        beginnings = Stream.concat(
                        addresses.flatMap(OwnRecords::beginnings),
                        oai.names().values().stream().map(name -> "oai:" + name + ":"))
                .toList();
    }

    private static Stream<String> beginnings(URI address) {
        String base = address.toString().replaceFirst("/+$", "");
        return Stream.of("oai:" + address.getHost() + ":", base + "/items/", base + "/api/v1/items/");
    }

    /** Whether a record names such an item, as itself or among its addresses, or a city as its owner. */
    boolean has(Map<String, String> cells) {
        return isOfCity(cells)
                || cells.values().stream()
                        .map(cell -> "|" + cell)
                        .anyMatch(cell -> beginnings.stream().anyMatch(beginning -> cell.contains("|" + beginning)));
    }

    /** A document of a node of this product. Other systems may have a column of that name, too, but hardly all three. */
    private boolean isOfCity(Map<String, String> cells) {
        return cities.contains(cells.getOrDefault("owner", ""))
                && cells.containsKey("id")
                && cells.containsKey("originalLanguage");
    }
}
