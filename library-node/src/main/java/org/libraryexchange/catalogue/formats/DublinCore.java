package org.libraryexchange.catalogue.formats;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An item in simple Dublin Core, whose fifteen elements have no finer ones: an abstract is a description. A text stands
 * once for each language. What a partner's document has in another form than this node knows is left out.
 */
public final class DublinCore {

    /** DCMI types of what is neither an event nor a text. */
    private static final Map<String, String> TYPES = Map.of(
            "photograph", "StillImage",
            "map", "StillImage",
            "manuscript", "Text",
            "printed-text", "Text",
            "oral-history", "Sound",
            "sound", "Sound",
            "film", "MovingImage",
            "object", "PhysicalObject",
            "building", "PhysicalObject");

    private static final int LENGTH_OF_DATE = 10;

    private final JsonNode item;
    private final Set<Entry> entries = new LinkedHashSet<>();

    private DublinCore(JsonNode item) {
        this.item = item;
    }

    /**
     * One statement.
     *
     * @param element of Dublin Core
     */
    public record Entry(String element, TaggedText text) {}

    /**
     * The statements about an item, each once, in the order of a catalogue card.
     *
     * @param publisher the names of the owner's library, by language
     * @param page where people read about it
     */
    public static List<Entry> of(JsonNode item, Map<String, String> publisher, String page) {
        return new DublinCore(item).written(publisher, page);
    }

    private List<Entry> written(Map<String, String> publisher, String page) {
        JsonNode history = item.path("history");
        texts("title", item.path("title"));
        history.path("creators").forEach(creator -> texts("creator", creator.path("name")));
        item.path("subjects").forEach(subject -> {
            texts("subject", subject.path("label"));
            text("subject", subject.path("uri"));
        });
        texts("description", item.path("summary"));
        texts("description", item.path("description"));
        publisher.forEach((language, name) -> add("publisher", language, name));
        dates();
        types(history.path("form"));
        texts("format", history.path("extent"));
        item.path("media").forEach(media -> text("format", media.path("mediaType")));
        if (!item.path("pictures").isEmpty()) {
            add("format", "", "image/jpeg");
        }
        add("identifier", "", page);
        item.path("identifiers")
                .forEach(each -> add(
                        "identifier",
                        "",
                        each.path("scheme").asText() + ":" + each.path("value").asText()));
        text("identifier", history.path("shelfmark"));
        item.path("title").fieldNames().forEachRemaining(language -> add("language", "", language));
        texts("relation", history.path("heldBy"));
        item.path("links").forEach(link -> text("relation", link.path("url")));
        coverage(item.path("place"), history.path("period"));
        text("rights", item.path("licence"));
        text("rights", item.path("attribution"));
        texts("rights", item.path("attributions"));
        return List.copyOf(entries);
    }

    /** The days of what takes place, by the calendar there. */
    private void dates() {
        for (String kind : List.of("event", "festival")) {
            for (JsonNode date : item.path(kind).path("occurrences")) {
                if (!date.path("status").asText().equals("cancelled")) {
                    String first =
                            day(date.path("date").asText(), date.path("start").asText());
                    String last =
                            day(date.path("endDate").asText(), date.path("end").asText());
                    add("date", "", last.isEmpty() || last.equals(first) ? first : first + "/" + last);
                }
            }
        }
    }

    private static String day(String date, String time) {
        String text = date.isEmpty() ? time : date;
        return text.substring(0, Math.min(LENGTH_OF_DATE, text.length()));
    }

    private void types(JsonNode form) {
        if (item.has("event") || item.has("festival")) {
            add("type", "", "Event");
        } else if (TYPES.containsKey(form.asText())) {
            add("type", "", TYPES.get(form.asText()));
        }
        text("type", item.path("kind"));
        text("type", form);
    }

    private void coverage(JsonNode place, JsonNode period) {
        texts("coverage", place.path("name"));
        text("coverage", place.path("address"));
        texts("coverage", period.path("label"));
        text("coverage", period.path("edtf"));
    }

    private void texts(String element, JsonNode byLanguage) {
        byLanguage.properties().forEach(each -> {
            if (each.getValue().isTextual()) {
                add(element, each.getKey(), each.getValue().asText());
            }
        });
    }

    private void text(String element, JsonNode text) {
        if (text.isTextual()) {
            add(element, "", text.asText());
        }
    }

    private void add(String element, String language, String text) {
        if (!text.isBlank()) {
            entries.add(new Entry(element, new TaggedText(language, text)));
        }
    }
}
