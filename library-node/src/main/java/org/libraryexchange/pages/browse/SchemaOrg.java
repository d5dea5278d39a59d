package org.libraryexchange.pages.browse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.MediaType;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.libraryexchange.item.Coordinates;
import org.libraryexchange.letters.sisters.SisterItem;
import org.libraryexchange.letters.sisters.SisterItem.State;
import org.libraryexchange.pages.browse.ShownPictures.ShownPicture;

/** An item in terms of schema.org, as JSON-LD for search engines. */
final class SchemaOrg {

    private static final JsonMapper JSON = new JsonMapper();
    /** Media type of JSON-LD. */
    static final String TYPE = "application/ld+json";

    static final MediaType MEDIA_TYPE = MediaType.valueOf(TYPE);

    private static final String KIND = "@type";

    private static final Map<String, String> EVENT_STATUS = Map.of(
            "scheduled", "https://schema.org/EventScheduled",
            "cancelled", "https://schema.org/EventCancelled",
            "postponed", "https://schema.org/EventPostponed",
            "moved-online", "https://schema.org/EventMovedOnline");

    private static final Map<String, String> FORMS =
            Map.of("photograph", "Photograph", "map", "Map", "manuscript", "Manuscript");

    /**
     * Characters that could end the surrounding script element, and line separators that old scripts do not allow in a
     * string.
     */
    private static final Map<String, String> ESCAPES =
            Map.of("<", "\\u003c", ">", "\\u003e", "&", "\\u0026", "\u2028", "\\u2028", "\u2029", "\\u2029");

    private static final int MOST_DATES = 20;

    /** Of a description. */
    private static final int LONGEST = 1_000;

    private final LocalizedItem item;
    private final List<ShownPicture> pictures;
    private final BrowseTexts in;
    private final ObjectNode thing = JSON.createObjectNode();

    private SchemaOrg(LocalizedItem item, List<ShownPicture> pictures, BrowseTexts in) {
        this.item = item;
        this.pictures = pictures;
        this.in = in;
    }

    /**
     * The item as text, also for a script element of type {@code application/ld+json}.
     *
     * @param sisters what belongs with it
     * @param pictures of which those that are here are named
     */
    static String of(LocalizedItem item, List<SisterItem> sisters, List<ShownPicture> pictures, BrowseTexts in) {
        return new SchemaOrg(item, pictures, in).text(sisters);
    }

    private String address() {
        return address(item.owner(), item.id());
    }

    private String address(String owner, String id) {
        return in.site(owner).absolute("/items/" + id);
    }

    private String text(List<SisterItem> sisters) {
        thing.put("@context", "https://schema.org").put("@id", address());
        texts();
        switch (item.plain("kind")) {
            case "history-resource" -> work();
            case "festival" -> event("Festival");
            default -> event("Event");
        }
        putUnlessEmpty("sameAs", addresses(sisters, "same"));
        page(addresses(sisters, "counterpart"));
        return escaped(thing);
    }

    private ArrayNode addresses(List<SisterItem> sisters, String relation) {
        return list(sisters.stream()
                .filter(sister ->
                        sister.state() == State.HERE && sister.relation().equals(relation))
                .map(SisterItem::named)
                .map(named -> address(named.owner(), named.id().toString())));
    }

    /**
     * The page, whose texts have a licence and a publisher whatever they are about. A counterpart is another thing, so it is
     * not {@code sameAs}. schema.org relates only products and services to each other ({@code isRelatedTo}); what it has
     * for events and works is that their pages are related.
     */
    private void page(ArrayNode counterparts) {
        ObjectNode page = thing.putObject("mainEntityOfPage")
                .put(KIND, "WebPage")
                .put("url", address())
                .put("inLanguage", in.language().tag());
        item.licence().ifPresent(licence -> page.put("license", licence.address()));
        page.putObject("publisher").put(KIND, "Organization").put("name", in.library(item.owner()));
        putUnlessEmpty(page, "relatedLink", counterparts);
    }

    private void texts() {
        thing.put("identifier", "urn:uuid:" + item.id());
        thing.put("name", item.title().text());
        putUnlessEmpty("alternateName", texts(item.otherTitles().stream()));
        thing.put("inLanguage", item.title().language());
        putUnlessEmpty("description", list(descriptions()));
        putUnlessEmpty("keywords", texts(item.texts(item.part("subjects"), "label").stream()));
        putUnlessEmpty(
                "image",
                list(pictures.stream()
                        .flatMap(picture -> picture.file().stream())
                        .map(file -> in.site().absolute(file.address()))));
    }

    /** Summary and description as readers of this language see them, and in the language in which they were written. */
    private Stream<String> descriptions() {
        String original = item.plain("originalLanguage");
        return Stream.of(
                        Stream.of("summary", "description")
                                .flatMap(member -> item.text(member).map(ShownText::text).stream()),
                        Stream.of("summary", "description")
                                .map(member ->
                                        item.whole().path(member).path(original).asText()))
                .map(texts -> texts.filter(text -> !text.isEmpty()).collect(Collectors.joining("\n\n")))
                .filter(text -> !text.isEmpty())
                .map(text -> new ShownText("", text, Optional.empty())
                        .shortened(LONGEST)
                        .text())
                .distinct();
    }

    private static ArrayNode texts(Stream<ShownText> texts) {
        return list(texts.map(ShownText::text));
    }

    private static ArrayNode list(Stream<String> texts) {
        ArrayNode list = JSON.createArrayNode();
        texts.forEach(list::add);
        return list;
    }

    private void putUnlessEmpty(String name, JsonNode value) {
        putUnlessEmpty(thing, name, value);
    }

    private static void putUnlessEmpty(ObjectNode thing, String name, JsonNode value) {
        if (!value.isEmpty()) {
            thing.set(name, value);
        }
    }

    /** An event of one date, or a series of such events. */
    private void event(String type) {
        List<OccurrenceView> dates = item.dates();
        common(thing);
        thing.put(KIND, dates.size() > 1 ? "EventSeries" : type);
        if (dates.size() > 1) {
            series(type, dates);
        } else {
            dates.forEach(date -> date(thing, date));
        }
    }

    private void series(String type, List<OccurrenceView> dates) {
        thing.put("startDate", start(dates.get(0)));
        OccurrenceView last = dates.stream()
                .reduce((one, next) -> next.last().isBefore(one.last()) ? one : next)
                .orElseThrow();
        thing.put("endDate", end(last).orElse(start(last)));
        boolean cancelled = dates.stream().allMatch(OccurrenceView::isCancelled);
        thing.put("eventStatus", EVENT_STATUS.get(cancelled ? "cancelled" : "scheduled"));
        List<OccurrenceView> coming =
                dates.stream().filter(date -> !date.isOver(in.today())).toList();
        ArrayNode each = thing.putArray("subEvent");
        (coming.isEmpty() ? dates : coming).stream().limit(MOST_DATES).forEach(date -> {
            ObjectNode one =
                    each.addObject().put(KIND, type).put("name", item.title().text());
            common(one);
            date(one, date);
        });
    }

    /** What a series and each of its events have. */
    private void common(ObjectNode event) {
        JsonNode admission = item.part("event").path("admission");
        event.put("url", address());
        event.putObject("organizer").put(KIND, "Organization").put("name", in.publisher(item));
        putUnlessEmpty(event, "location", place());
        if (admission.has("free")) {
            event.put("isAccessibleForFree", admission.path("free").asBoolean());
        }
        putUnlessEmpty(event, "offers", offers(admission.path("prices")));
    }

    private void date(ObjectNode event, OccurrenceView date) {
        event.put("startDate", start(date));
        end(date).ifPresent(end -> event.put("endDate", end));
        event.put("eventStatus", EVENT_STATUS.getOrDefault(date.status(), EVENT_STATUS.get("scheduled")));
        event.put(
                "eventAttendanceMode",
                "https://schema.org/" + (date.isOnline() ? "Online" : "Offline") + "EventAttendanceMode");
        if (date.isOnline()) {
            event.putObject("location").put(KIND, "VirtualLocation").put("url", address());
        }
    }

    private static String start(OccurrenceView occurrence) {
        return occurrence
                .beginning()
                .map(DateTimeFormatter.ISO_OFFSET_DATE_TIME::format)
                .orElse(occurrence.first().toString());
    }

    private static Optional<String> end(OccurrenceView occurrence) {
        Optional<String> moment = occurrence.ending().map(DateTimeFormatter.ISO_OFFSET_DATE_TIME::format);
        return occurrence.start().isPresent()
                ? moment
                : Optional.of(occurrence.last().toString());
    }

    private ArrayNode offers(JsonNode prices) {
        ArrayNode offers = JSON.createArrayNode();
        prices.forEach(price -> offers.addObject()
                .put(KIND, "Offer")
                .put("price", price.path("amount").asText())
                .put("priceCurrency", price.path("currency").asText())
                .put("url", address()));
        return offers;
    }

    private ObjectNode place() {
        JsonNode place = item.part("place");
        ObjectNode location = JSON.createObjectNode();
        item.place().ifPresent(name -> {
            location.put(KIND, "Place").put("name", name.text());
            if (place.hasNonNull("address")) {
                location.put("address", place.path("address").asText());
            }
            if (Coordinates.of(place).isPresent()) {
                ObjectNode geo = location.putObject("geo").put(KIND, "GeoCoordinates");
                geo.set("latitude", place.path("latitude"));
                geo.set("longitude", place.path("longitude"));
            }
        });
        return location;
    }

    private void work() {
        JsonNode history = item.part("history");
        ArrayNode types = thing.putArray(KIND).add("ArchiveComponent");
        Optional.ofNullable(FORMS.get(item.form())).ifPresent(types::add);
        putUnlessEmpty("spatialCoverage", place());
        String edtf = item.period();
        if (!edtf.isEmpty()) {
            thing.put("temporalCoverage", edtf);
        }
        item.text(history, "extent").ifPresent(extent -> thing.put("materialExtent", extent.text()));
        item.text(history, "heldBy")
                .ifPresent(keeper -> thing.putObject("holdingArchive")
                        .put(KIND, "ArchiveOrganization")
                        .put("name", keeper.text()));
        // As names only, because the contract does not tell whether a creator is a person or a body.
        putUnlessEmpty("creator", list(Citations.authors(item).stream()));
        item.licence().ifPresent(licence -> thing.put("license", licence.address()));
        item.attribution().ifPresent(name -> thing.put("creditText", name.text()));
        thing.put("dateModified", item.plain("updated"));
        thing.set("version", item.whole().path("version"));
    }

    private static String escaped(JsonNode node) {
        try {
            String text = JSON.writeValueAsString(node);
            for (Map.Entry<String, String> escape : ESCAPES.entrySet()) {
                text = text.replace(escape.getKey(), escape.getValue());
            }
            return text;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of JSON can be written", e);
        }
    }
}
