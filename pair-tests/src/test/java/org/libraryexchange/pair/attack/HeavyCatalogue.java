package org.libraryexchange.pair.attack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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

/** The largest items that an owner may have: long texts in many languages, and events and festivals of many dates. */
final class HeavyCatalogue implements AutoCloseable {

    private static final List<String> LANGUAGES = List.of(
            "en", "fr", "de", "es", "it", "pt", "nl", "pl", "sv", "da", "fi", "cs", "el", "tr", "uk", "ja", "ko");

    /** Code points of a text in each language, so that a document has about 200 kB. */
    private static final int LENGTH = 11_500;

    private static final int DATES = 500;
    private static final String BRANCH = "leeds/chapeltown-library";

    private final CityUnderTest city;
    private final List<Acknowledged> records = new ArrayList<>();
    private final List<Acknowledged> events = new ArrayList<>();

    HeavyCatalogue(CityUnderTest city, int records, int events) {
        this.city = city;
        IntStream.range(0, records).forEach(n -> this.records.add(create(record(n))));
        IntStream.range(0, events).forEach(n -> this.events.add(create(daily(n))));
        this.records.set(0, changed(this.records.get(0)));
    }

    private Acknowledged create(ObjectNode item) {
        return (Acknowledged) city.client().create(UUID.randomUUID().toString(), item.toString());
    }

    /** A second version, in which every text differs. */
    private Acknowledged changed(Acknowledged record) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        patch.set("description", description("changed"));
        return (Acknowledged) city.client().patch(record.id().toString(), record.entityTag(), patch.toString());
    }

    private static ObjectNode record(int number) {
        String title = "Heavy record " + number;
        ObjectNode item = isFestival(number) ? festival(title, 1) : ItemDocuments.event(title);
        item.withObject("/place").put("authority", BRANCH);
        item.set("description", description("record " + number));
        return item;
    }

    private static boolean isFestival(int number) {
        return number % 2 == 1;
    }

    private static ObjectNode description(String about) {
        String sentence = "Light on the canal, " + about + ". ";
        String text = sentence.repeat(LENGTH / sentence.length()).strip();
        ObjectNode description = JsonNodeFactory.instance.objectNode();
        LANGUAGES.forEach(language -> description.put(language, text));
        return description;
    }

    private static ObjectNode daily(int number) {
        return isFestival(number) ? festival("Daily festival " + number, DATES) : event("Daily event " + number);
    }

    private static ObjectNode festival(String title, int dates) {
        ObjectNode item = ItemDocuments.event(title).put("kind", "festival");
        item.remove("event");
        ObjectNode festival = item.putObject("festival");
        festival.putObject("rule").put("en", "Every day").put("zh-Hans", "每天");
        ArrayNode occurrences = festival.putArray("occurrences");
        days(dates).forEach(day -> occurrences.addObject().put("date", day.toString()));
        return item;
    }

    private static ObjectNode event(String title) {
        ObjectNode item = ItemDocuments.event(title);
        ArrayNode occurrences = ((ObjectNode) item.path("event")).putArray("occurrences");
        days(DATES)
                .forEach(day -> occurrences
                        .addObject()
                        .put("start", day + "T10:00")
                        .put("end", day + "T11:30")
                        .put("zone", "Europe/London"));
        return item;
    }

    private static Stream<LocalDate> days(int count) {
        LocalDate first = LocalDate.of(2027, 1, 1);
        return first.datesUntil(first.plusDays(count));
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
                "/whats-on?when=2027-10",
                "/whats-on?when=2027-10&audience=families&place=" + BRANCH,
                "/whats-on?kind=festival",
                "/calendar?when=2027-01",
                "/calendar.ics?when=2027-01",
                "/",
                "/about",
                "/sitemap/00000000-0000-0000-0000-000000000000.xml",
                "/items/" + record,
                "/items/" + event,
                "/items/" + event + ".ics",
                "/items/" + record + "/document",
                "/items/" + record + "/versions",
                "/items/" + record + "/compare?older=1&newer=2",
                "/authorities/" + BRANCH,
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
