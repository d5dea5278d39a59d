package org.libraryexchange.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.libraryexchange.item.Coordinates;
import org.libraryexchange.item.Edtf;
import org.libraryexchange.item.StoredDocument;
import org.libraryexchange.text.Lexemes;
import org.libraryexchange.text.TermVector;
import org.libraryexchange.text.TermVector.Weight;

/**
 * Reads from a document what search needs. A partner's document may hold what this node does not know or would refuse of
 * its own city: that is left out, and nothing in a document makes this fail.
 */
final class EntryReader {

    private static final int DAY_CHARACTERS = 10;

    private final JsonNode document;
    private final TermVector terms = new TermVector();

    private EntryReader(JsonNode document) {
        this.document = document;
    }

    static SearchEntry read(SearchedItem item) {
        return new EntryReader(StoredDocument.read(item.document())).entry(item);
    }

    private SearchEntry entry(SearchedItem item) {
        texts();
        item.languages().forEach(language -> terms.add(Lexemes.language(language)));
        JsonNode title = document.path("title");
        String original = document.path("originalLanguage").asText();
        return new SearchEntry(
                item.id(),
                item.owner(),
                item.kind(),
                item.status(),
                item.languages(),
                subjects(),
                item.updated(),
                days(),
                point(),
                TitleOrder.ENGLISH.key(title, original),
                TitleOrder.CHINESE.key(title, original),
                terms);
    }

    private void texts() {
        byLanguage(document.path("title"), Weight.TITLE);
        document.path("subjects").forEach(subject -> byLanguage(subject.path("label"), Weight.NAME));
        JsonNode place = document.path("place");
        byLanguage(place.path("name"), Weight.NAME);
        text(place.path("address"), Weight.NAME);
        document.path("history").path("creators").forEach(creator -> byLanguage(creator.path("name"), Weight.NAME));
        document.path("identifiers").forEach(this::identifier);
        byLanguage(document.path("summary"), Weight.SUMMARY);
        byLanguage(document.path("description"), Weight.TEXT);
        details();
        document.path("media").forEach(media -> byLanguage(media.path("alt"), Weight.TEXT));
        document.path("links").forEach(link -> byLanguage(link.path("title"), Weight.TEXT));
        text(document.path("attribution"), Weight.TEXT);
    }

    private void details() {
        JsonNode festival = document.path("festival");
        byLanguage(festival.path("rule"), Weight.TEXT);
        byLanguage(festival.path("tradition"), Weight.TEXT);
        JsonNode history = document.path("history");
        byLanguage(history.path("period").path("label"), Weight.TEXT);
        byLanguage(history.path("extent"), Weight.TEXT);
        byLanguage(history.path("heldBy"), Weight.TEXT);
        text(history.path("shelfmark"), Weight.TEXT);
    }

    private void byLanguage(JsonNode texts, Weight weight) {
        texts.forEach(text -> text(text, weight));
    }

    private void text(JsonNode text, Weight weight) {
        if (text.isTextual()) {
            terms.add(text.textValue(), weight);
        }
    }

    private void identifier(JsonNode identifier) {
        text(identifier.path("value"), Weight.NAME);
        terms.add(Lexemes.identifier(
                identifier.path("scheme").asText(), identifier.path("value").asText()));
    }

    private List<String> subjects() {
        String original = document.path("originalLanguage").asText();
        List<String> subjects = new ArrayList<>();
        for (JsonNode subject : document.path("subjects")) {
            JsonNode label = subject.path("label");
            label.forEach(heading -> terms.add(Lexemes.subject(heading.asText())));
            String uri = subject.path("uri").asText();
            if (!uri.isEmpty()) {
                terms.add(Lexemes.subject(uri));
            }
            JsonNode heading = label.has(original) ? label.path(original) : label.path(0);
            subjects.add(uri.isEmpty() ? first(heading, label) : uri);
        }
        return subjects.stream()
                .filter(subject -> !subject.isEmpty())
                .distinct()
                .toList();
    }

    private static String first(JsonNode heading, JsonNode label) {
        return heading.isTextual() || label.isEmpty()
                ? heading.asText()
                : label.elements().next().asText();
    }

    private Days days() {
        Days.Collector days = new Days.Collector();
        document.path("event").path("occurrences").forEach(occurrence -> occurrence(occurrence, days));
        document.path("festival").path("occurrences").forEach(occurrence -> occurrence(occurrence, days));
        Edtf.span(document.path("history").path("period").path("edtf").asText())
                .ifPresent(span -> days.add(span.first(), span.last()));
        return days.days();
    }

    private static void occurrence(JsonNode occurrence, Days.Collector days) {
        Optional<LocalDate> first = day(occurrence, "date").or(() -> day(occurrence, "start"));
        Optional<LocalDate> last = day(occurrence, "endDate").or(() -> day(occurrence, "end"));
        first.ifPresent(day -> days.add(day, last.orElse(day)));
    }

    /** The day of a date or a local time. */
    private static Optional<LocalDate> day(JsonNode occurrence, String member) {
        String text = occurrence.path(member).asText();
        if (text.length() < DAY_CHARACTERS) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text.substring(0, DAY_CHARACTERS)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Optional<SearchEntry.Point> point() {
        return Coordinates.of(document.path("place"))
                .map(place -> new SearchEntry.Point(place.latitude(), place.longitude()));
    }
}
