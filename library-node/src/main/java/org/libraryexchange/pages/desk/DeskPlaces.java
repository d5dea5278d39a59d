package org.libraryexchange.pages.desk;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.catalogue.search.Authority;
import org.libraryexchange.catalogue.search.GazetteerFiles;
import org.libraryexchange.item.Coordinates;
import org.libraryexchange.item.StoredDocument;

/** Places to choose from while typing: those of the city's latest items, with their points, and those of the gazetteer. */
@ApplicationScoped
class DeskPlaces {

    private static final Duration KNOWN = Duration.ofMinutes(5);
    private static final int ITEMS_READ = 2_000;
    private static final int MOST = 400;

    private final Jdbi database;
    private final GazetteerFiles gazetteer;
    private final NodeConfig node;
    private final Clock clock;
    private volatile Known known = new Known(List.of(), Instant.MIN);

    DeskPlaces(Jdbi database, GazetteerFiles gazetteer, NodeConfig node, Clock clock) {
        this.database = database;
        this.gazetteer = gazetteer;
        this.node = node;
        this.clock = clock;
    }

    /**
     * A place.
     *
     * @param authority that it is; may be empty
     * @param english its name, and {@code chinese}: empty if it has none in that language
     * @param latitude empty if the point is not known, as {@code longitude} then is
     */
    record Place(String authority, String english, String chinese, String address, String latitude, String longitude) {

        private static Place of(JsonNode place) {
            return new Place(
                    place.path("authority").asText(),
                    place.path("name").path("en").asText(),
                    place.path("name").path("zh-Hans").asText(),
                    place.path("address").asText(),
                    place.path("latitude").asText(),
                    place.path("longitude").asText());
        }

        private Place completedBy(Place other) {
            String known = authority.isEmpty() ? other.authority : authority;
            return new Place(known, english, chinese, address, latitude, longitude);
        }
    }

    /** What items may name. */
    List<Authority> authorities() {
        return gazetteer.all().stream().filter(each -> !each.key().isEmpty()).toList();
    }

    private record Known(List<Place> places, Instant until) {}

    /** The places. They may be some minutes old. */
    @Transactional
    List<Place> all() {
        Instant now = clock.instant();
        if (!now.isBefore(known.until())) {
            known = new Known(read(), now.plus(KNOWN));
        }
        return known.places();
    }

    /** Where the places are that have a point. */
    @Transactional
    List<Coordinates> points() {
        return all().stream()
                .flatMap(place -> Coordinates.of(place.latitude(), place.longitude()).stream())
                .toList();
    }

    private List<Place> read() {
        Map<String, Place> places = new LinkedHashMap<>();
        List<String> documents = database.withHandle(handle ->
                handle.select("""
                    select document from item where owner = ? and status = 'published'
                    order by stored desc limit ?
                    """, node.city(), ITEMS_READ).mapTo(String.class).list());
        Stream<Place> used = documents.stream()
                .map(document -> StoredDocument.read(document).path("place"))
                .filter(JsonNode::isObject)
                .map(Place::of);
        Stream<Place> usual = gazetteer.all().stream()
                .filter(each -> each.type().isVenue())
                .map(each -> new Place(
                        each.key(),
                        each.usualName("en"),
                        each.usualName("zh-Hans"),
                        "",
                        degrees(each.point().map(Coordinates::latitude)),
                        degrees(each.point().map(Coordinates::longitude))));
        Stream.concat(used, usual)
                .takeWhile(place -> places.size() < MOST)
                .forEach(place -> places.merge(place.english() + "\n" + place.chinese(), place, Place::completedBy));
        return List.copyOf(places.values());
    }

    private static String degrees(Optional<Double> angle) {
        return angle.map(String::valueOf).orElse("");
    }
}
