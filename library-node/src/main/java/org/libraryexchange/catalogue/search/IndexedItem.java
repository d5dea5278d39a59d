package org.libraryexchange.catalogue.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.IntRange;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.LatLonPoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.util.BytesRef;
import org.libraryexchange.base.text.Lexemes;
import org.libraryexchange.base.text.Run;
import org.libraryexchange.base.text.Terms;
import org.libraryexchange.catalogue.search.SearchedItems.SearchedItem;
import org.libraryexchange.item.Coordinates;
import org.libraryexchange.item.Edtf;
import org.libraryexchange.item.Kind;
import org.libraryexchange.item.Status;
import org.libraryexchange.item.StoredDocument;

/**
 * An item as the index holds it. A partner's document may hold what this node does not know or would refuse of its own
 * city: that is left out, and nothing in a document makes this fail.
 */
final class IndexedItem {

    private static final int DAY_CHARACTERS = 10;

    private static final Pattern PARTS = Pattern.compile("[,，、;；()（）]");

    private final SearchedItem item;
    private final JsonNode content;
    private final Document document = new Document();
    private final Terms all = new Terms();
    private final Terms title = new Terms();
    private final Set<String> words = new HashSet<>();

    private IndexedItem(SearchedItem item) {
        this.item = item;
        // Decoded first: a byte that is no text must not hide the rest.
        this.content = StoredDocument.read(new String(item.document(), StandardCharsets.UTF_8));
    }

    static Document of(SearchedItem item) {
        return new IndexedItem(item).document();
    }

    private Document document() {
        identity();
        stored();
        texts();
        subjects();
        groups();
        days();
        Coordinates.of(content.path("place"))
                .ifPresent(place -> document.add(new LatLonPoint(Fields.PLACE, place.latitude(), place.longitude())));
        return document;
    }

    private void identity() {
        document.add(new StringField(Fields.KEY, Fields.key(item.id(), item.owner()), Field.Store.NO));
        document.add(new NumericDocValuesField(
                Fields.ID_HIGH, Fields.sortable(item.id().getMostSignificantBits())));
        document.add(new NumericDocValuesField(
                Fields.ID_LOW, Fields.sortable(item.id().getLeastSignificantBits())));
        document.add(new NumericDocValuesField(Fields.STATE, Fields.state(item.sequence(), item.sha256())));
        keyword(Fields.OWNER, item.owner());
        keyword(Fields.KIND, item.kind());
        document.add(new StringField(Fields.STATUS, item.status(), Field.Store.NO));
        item.languages().forEach(language -> keyword(Fields.LANGUAGE, language));
        for (JsonNode identifier : content.path("identifiers")) {
            String own = Lexemes.identifier(
                    identifier.path("scheme").asText(), identifier.path("value").asText());
            document.add(new StringField(Fields.IDENTIFIER, own, Field.Store.NO));
        }
        // The point lets a sorted list skip what cannot be on its page.
        long updated = Fields.microseconds(item.updated());
        document.add(new LongPoint(Fields.UPDATED, updated));
        document.add(new NumericDocValuesField(Fields.UPDATED, updated));
        for (TitleOrder order : TitleOrder.ALL) {
            byte[] key = order.key(
                    content.path("title"), content.path("originalLanguage").asText());
            document.add(new SortedDocValuesField(order.field(), new BytesRef(key)));
        }
    }

    private void stored() {
        document.add(new StoredField(Fields.DOCUMENT, item.document()));
        document.add(new StoredField(Fields.CHECKSUM, Fields.checksum(item.id(), item.owner(), item.document())));
    }

    private void keyword(String field, String value) {
        document.add(new KeywordField(field, value, Field.Store.NO));
    }

    private void texts() {
        content.path("title").forEach(text -> text(text, true, all, title));
        content.path("subjects").forEach(subject -> texts(subject.path("label"), true));
        JsonNode place = content.path("place");
        texts(place.path("name"), true);
        authority(place);
        terms(Fields.VENUE, venue(place));
        text(place.path("address"), true, all);
        JsonNode history = content.path("history");
        history.path("creators").forEach(creator -> {
            texts(creator.path("name"), true);
            authority(creator);
        });
        content.path("identifiers").forEach(identifier -> text(identifier.path("value"), true, all));
        texts(content.path("summary"), false);
        texts(content.path("description"), false);
        texts(content.path("festival").path("rule"), false);
        texts(content.path("festival").path("tradition"), false);
        texts(history.path("period").path("label"), false);
        texts(history.path("extent"), false);
        texts(history.path("heldBy"), false);
        text(history.path("shelfmark"), false, all);
        content.path("media").forEach(media -> texts(media.path("alt"), false));
        content.path("pictures").forEach(picture -> {
            texts(picture.path("alt"), false);
            texts(picture.path("caption"), false);
        });
        content.path("links").forEach(link -> texts(link.path("title"), false));
        text(content.path("attribution"), false, all);
        document.add(new TextField(Terms.TEXT, all.stream()));
        document.add(new TextField(Terms.TITLE, title.stream()));
        words.forEach(word -> document.add(new StringField(Fields.WORD, word, Field.Store.NO)));
    }

    private void texts(JsonNode byLanguage, boolean readable) {
        byLanguage.forEach(text -> text(text, readable, all));
    }

    private void authority(JsonNode named) {
        terms(
                Terms.AUTHORITY,
                Set.of(Lexemes.shortened(named.path(Terms.AUTHORITY).asText())));
    }

    /** A room stands before or behind its house: so each part of a name is one as well. */
    private static Set<String> venue(JsonNode place) {
        String key = place.path(Terms.AUTHORITY).asText();
        if (!key.isEmpty()) {
            return Set.of(Lexemes.shortened(key));
        }
        Set<String> names = new HashSet<>();
        for (JsonNode name : place.path("name")) {
            names.add(Lexemes.subject(name.asText()));
            PARTS.splitAsStream(name.asText()).map(Lexemes::subject).forEach(names::add);
        }
        return names;
    }

    private void text(JsonNode text, boolean readable, Terms... fields) {
        if (text.isTextual()) {
            List<Run> runs = Run.of(text.textValue());
            for (Terms field : fields) {
                field.add(runs, readable);
            }
            // Nobody learns from a proposed word what a draft says.
            if (item.status().equals(Status.PUBLISHED.term())) {
                runs.stream()
                        .filter(run -> !run.han())
                        .map(Run::text)
                        .filter(Lexemes::isSpelled)
                        .forEach(words::add);
            }
        }
    }

    private void subjects() {
        Set<String> known = new HashSet<>();
        for (JsonNode subject : content.path("subjects")) {
            known.addAll(shown(Fields.SUBJECT, subject.path("label")));
            known.add(Lexemes.subject(subject.path("uri").asText()));
        }
        terms(Fields.SUBJECT, known);
    }

    /** What a list can be narrowed by, besides subjects and days. */
    private void groups() {
        JsonNode history = content.path("history");
        Set<String> creators = new HashSet<>();
        history.path("creators").forEach(creator -> creators.addAll(shown(Fields.CREATOR, creator.path("name"))));
        terms(Fields.CREATOR, creators);
        terms(Fields.HOLDER, shown(Fields.HOLDER, history.path("heldBy")));
        if (history.path("form").isTextual()) {
            keyword(Fields.FORM, Lexemes.shortened(history.path("form").textValue()));
        }
        JsonNode event = content.path("event");
        event.path("audience").forEach(audience -> keyword(Fields.AUDIENCE, Lexemes.shortened(audience.asText())));
        if (event.path("admission").path("free").asBoolean()) {
            keyword(Fields.FREE, Filters.YES);
        }
        if (!content.path("pictures").isEmpty()
                || content.path("media").findValuesAsText("mediaType").stream()
                        .anyMatch(type -> type.startsWith("image/"))) {
            keyword(Fields.PICTURE, Filters.YES);
        }
    }

    /** Adds a heading or a name as readers of each language see it; returns all its forms, folded. */
    private Set<String> shown(String field, JsonNode byLanguage) {
        String original = content.path("originalLanguage").asText();
        for (TitleOrder order : TitleOrder.ALL) {
            String text = order.text(byLanguage, original);
            if (!text.isEmpty()) {
                document.add(new SortedSetDocValuesField(
                        Fields.shown(field, order), Heading.of(text).bytes()));
            }
        }
        Set<String> folded = new HashSet<>();
        byLanguage.forEach(text -> folded.add(Lexemes.subject(text.asText())));
        return folded;
    }

    private void terms(String field, Set<String> terms) {
        terms.stream()
                .filter(term -> !term.isEmpty())
                .forEach(term -> document.add(new StringField(field, term, Field.Store.NO)));
    }

    private void days() {
        Days.Collector collector = new Days.Collector();
        content.path("event").path("occurrences").forEach(occurrence -> occurrence(occurrence, collector));
        content.path("festival").path("occurrences").forEach(occurrence -> occurrence(occurrence, collector));
        Edtf.span(content.path("history").path("period").path("edtf").asText())
                .ifPresent(span -> collector.add(span.first(), span.last()));
        Days days = collector.days();
        if (days.none()) {
            return;
        }
        days.spans()
                .forEach(span -> document.add(
                        new IntRange(Fields.DAYS, new int[] {span.firstDay()}, new int[] {span.lastDay()})));
        document.add(new BinaryDocValuesField(Fields.SPANS, DaysInRange.packed(days.spans())));
        day(Fields.FIRST_DAY, days.first());
        day(Fields.LAST_DAY, days.last());
        if (Filters.isAskedFor(days.firstYear())) {
            keyword(Fields.YEAR, String.valueOf(days.firstYear()));
        }
        if (item.kind().equals(Kind.HISTORY_RESOURCE.term())) {
            days.decades().forEach(decade -> keyword(Fields.DECADE, String.valueOf(decade)));
            days.centuries().forEach(century -> keyword(Fields.CENTURY, String.valueOf(century)));
        }
    }

    private void day(String field, int day) {
        document.add(new IntPoint(field, day));
        document.add(new NumericDocValuesField(field, day));
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
}
