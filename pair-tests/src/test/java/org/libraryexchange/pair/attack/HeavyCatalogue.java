package org.libraryexchange.pair.attack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.libraryexchange.pair.CityUnderTest;
import org.libraryexchange.pair.ItemDocuments;
import org.libraryexchange.pair.RequestOutcome.Acknowledged;

/** The largest items that an owner may have: long texts in many languages, and events of many dates. */
final class HeavyCatalogue implements AutoCloseable {

    private static final List<String> LANGUAGES = List.of(
            "en", "fr", "de", "es", "it", "pt", "nl", "pl", "sv", "da", "fi", "cs", "el", "tr", "uk", "ja", "ko");

    /** Code points of a text in each language, so that a document has about 200 kB. */
    private static final int LENGTH = 11_500;

    private static final int DATES = 500;

    private final CityUnderTest city;
    private final List<Acknowledged> records = new ArrayList<>();
    private final List<Acknowledged> events = new ArrayList<>();

    HeavyCatalogue(CityUnderTest city, int records, int events) {
        this.city = city;
        IntStream.range(0, records).forEach(n -> this.records.add(create(record(n))));
        IntStream.range(0, events).forEach(n -> this.events.add(create(event(n))));
    }

    private Acknowledged create(ObjectNode item) {
        return (Acknowledged) city.client().create(UUID.randomUUID().toString(), item.toString());
    }

    private static ObjectNode record(int number) {
        ObjectNode item = ItemDocuments.event("Heavy record " + number);
        ObjectNode description = item.putObject("description");
        String sentence = "Light on the canal, record " + number + ". ";
        String text = sentence.repeat(LENGTH / sentence.length()).strip();
        LANGUAGES.forEach(language -> description.put(language, text));
        return item;
    }

    private static ObjectNode event(int number) {
        ObjectNode item = ItemDocuments.event("Daily event " + number);
        ArrayNode occurrences = ((ObjectNode) item.path("event")).putArray("occurrences");
        LocalDate first = LocalDate.of(2027, 1, 1);
        first.datesUntil(first.plusDays(DATES))
                .forEach(day -> occurrences
                        .addObject()
                        .put("start", day + "T10:00")
                        .put("end", day + "T11:30")
                        .put("zone", "Europe/London"));
        return item;
    }

    /** Some addresses that anybody may read, and that cost most with such items. */
    List<String> addresses() {
        String record = records.get(0).id().toString();
        String event = events.get(0).id().toString();
        return List.of(
                "/api/v1/items?limit=200",
                "/api/v1/items?q=canal&limit=200&facets=owner,kind,subject",
                "/api/v1/items?from=2027-01-01&sort=date&limit=200&lang=en",
                "/api/v1/changes?owner=leeds&after=0&limit=1000",
                "/api/v1/snapshot",
                "/api/v1/items/" + record,
                "/api/v1/items/" + record + "/versions",
                "/search?limit=200",
                "/search?q=canal",
                "/search.ics",
                "/search.atom",
                "/search.csv",
                "/whats-on?when=2027-03",
                "/",
                "/about",
                "/sitemap/00000000-0000-0000-0000-000000000000.xml",
                "/items/" + record,
                "/items/" + event,
                "/items/" + event + ".ics",
                "/items/" + record + "/document",
                "/items/" + record + "/versions",
                "/items/" + record + "/cite.bib",
                "/api/openapi");
    }

    /** Leaves no long text behind. */
    @Override
    public void close() {
        Stream.concat(records.stream(), events.stream())
                .forEach(item -> city.client().erase(item.id().toString(), item.entityTag()));
    }
}
