package org.libraryexchange.imports;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.libraryexchange.item.LanguageTag;

/**
 * The columns that a table may have. A name that ends in a dot continues with a language, as in {@code title.zh-Hans}.
 */
final class KnownColumns {

    private static final Map<String, String> TEXTS = new TreeMap<>(Map.ofEntries(
            Map.entry("kind", "kind"),
            Map.entry("status", "status"),
            Map.entry("originalLanguage", "originalLanguage"),
            Map.entry("title.", "title/"),
            Map.entry("summary.", "summary/"),
            Map.entry("description.", "description/"),
            Map.entry("licence", "licence"),
            Map.entry("attribution", "attribution"),
            Map.entry("subjects.", "subjects/#/label/"),
            Map.entry("subjects.uri", "subjects/#/uri"),
            Map.entry("place.name.", "place/name/"),
            Map.entry("place.address", "place/address"),
            Map.entry("media.url", "media/#/url"),
            Map.entry("media.mediaType", "media/#/mediaType"),
            Map.entry("media.alt.", "media/#/alt/"),
            Map.entry("media.credit", "media/#/credit"),
            Map.entry("media.licence", "media/#/licence"),
            Map.entry("links.rel", "links/#/rel"),
            Map.entry("links.url", "links/#/url"),
            Map.entry("links.title.", "links/#/title/"),
            Map.entry("sisters.owner", "sisters/#/owner"),
            Map.entry("sisters.id", "sisters/#/id"),
            Map.entry("sisters.relation", "sisters/#/relation"),
            Map.entry("sisters.note.", "sisters/#/note/"),
            Map.entry("event.start", "event/occurrences/#/start"),
            Map.entry("event.end", "event/occurrences/#/end"),
            Map.entry("event.zone", "event/occurrences/#/zone"),
            Map.entry("event.date", "event/occurrences/#/date"),
            Map.entry("event.endDate", "event/occurrences/#/endDate"),
            Map.entry("event.status", "event/occurrences/#/status"),
            Map.entry("event.admission.prices.label.", "event/admission/prices/#/label/"),
            Map.entry("event.admission.prices.amount", "event/admission/prices/#/amount"),
            Map.entry("event.admission.prices.currency", "event/admission/prices/#/currency"),
            Map.entry("event.admission.note.", "event/admission/note/"),
            Map.entry("event.audience", "event/audience/#"),
            Map.entry("festival.rule.", "festival/rule/"),
            Map.entry("festival.tradition.", "festival/tradition/"),
            Map.entry("festival.start", "festival/occurrences/#/start"),
            Map.entry("festival.end", "festival/occurrences/#/end"),
            Map.entry("festival.zone", "festival/occurrences/#/zone"),
            Map.entry("festival.status", "festival/occurrences/#/status"),
            Map.entry("festival.date", "festival/occurrences/#/date"),
            Map.entry("festival.endDate", "festival/occurrences/#/endDate"),
            Map.entry("history.form", "history/form"),
            Map.entry("history.creators.", "history/creators/#/name/"),
            Map.entry("history.creators.role", "history/creators/#/role"),
            Map.entry("history.period.edtf", "history/period/edtf"),
            Map.entry("history.period.label.", "history/period/label/"),
            Map.entry("history.extent.", "history/extent/"),
            Map.entry("history.heldBy.", "history/heldBy/"),
            Map.entry("history.shelfmark", "history/shelfmark"),
            Map.entry("withdrawal.reason.", "withdrawal/reason/")));

    private static final Map<String, String> NUMBERS = Map.of(
            "place.latitude",
            "place/latitude",
            "place.longitude",
            "place/longitude",
            "festival.recurrence.offset",
            "festival/recurrence/offset",
            "festival.recurrence.lasts",
            "festival/recurrence/lasts",
            "festival.recurrence.from",
            "festival/recurrence/from",
            "festival.recurrence.to",
            "festival/recurrence/to",
            "festival.ruleYear",
            "festival/occurrences/#/ruleYear");

    private static final Map<String, String> RULES = Map.of(RuleCell.COLUMN, "festival/recurrence");
    private static final Map<String, String> TRUTHS = Map.of(
            "event.admission.free", "event/admission/free", "event.datesToBeAnnounced", "event/datesToBeAnnounced");

    private KnownColumns() {}

    /** The column with this name; empty if there is none. */
    static Optional<Column> of(String name) {
        return Stream.of(
                        find(name, TEXTS, Column.Type.TEXT),
                        find(name, NUMBERS, Column.Type.NUMBER),
                        find(name, TRUTHS, Column.Type.TRUTH),
                        find(name, RULES, Column.Type.RULE),
                        byLanguage(name))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /**
     * The column into which a member of a document goes.
     *
     * @param pointer JSON Pointer with {@value Column#EACH} for the number of an element
     */
    static Optional<String> nameOf(String pointer) {
        String path = pointer.substring(1);
        int last = path.lastIndexOf('/') + 1;
        return Stream.of(TEXTS, NUMBERS, TRUTHS)
                .flatMap(columns -> columns.entrySet().stream())
                .filter(column ->
                        column.getValue().equals(path) || column.getValue().equals(path.substring(0, last)))
                .findFirst()
                .map(column ->
                        column.getValue().equals(path) ? column.getKey() : column.getKey() + path.substring(last));
    }

    private static Optional<Column> find(String name, Map<String, String> paths, Column.Type type) {
        return Optional.ofNullable(name.endsWith(".") ? null : paths.get(name))
                .map(path -> new Column(name, List.of(path.split("/")), type));
    }

    private static Optional<Column> byLanguage(String name) {
        int point = name.lastIndexOf('.') + 1;
        String language = name.substring(point);
        return Optional.ofNullable(point == 0 ? null : TEXTS.get(name.substring(0, point)))
                .filter(path ->
                        LanguageTag.canonical(language).filter(language::equals).isPresent())
                .map(path -> new Column(name, List.of((path + language).split("/")), Column.Type.TEXT));
    }

    /** The names of all columns for people, without languages. */
    static String names() {
        return String.join(
                ", ",
                Stream.of(
                                TEXTS.keySet(),
                                NUMBERS.keySet(),
                                TRUTHS.keySet(),
                                RULES.keySet(),
                                List.of("identifier", "identifier.scheme", Table.SETTLED))
                        .flatMap(java.util.Collection::stream)
                        .map(name -> name.endsWith(".") ? name + "en" : name)
                        .sorted()
                        .toList());
    }
}
