package org.libraryexchange.desk;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.libraryexchange.item.Audience;
import org.libraryexchange.item.Form;
import org.libraryexchange.item.Kind;
import org.libraryexchange.item.LinkRelation;
import org.libraryexchange.item.OccurrenceStatus;
import org.libraryexchange.item.SisterRelation;
import org.libraryexchange.item.SolarTerm;
import org.libraryexchange.item.Weekday;
import org.libraryexchange.json.StrictJson;

/**
 * The form of an item: which fields it has, in the order of the reader's page.
 *
 * @param sections from top to bottom
 */
record Layout(List<Section> sections) {

    /** Fields that belong together, with a stable name. */
    record Section(String name, List<Part> parts) {}

    /** A part of a section. Its pointer is that of the member that it fills; in a row, it is relative to the row. */
    sealed interface Part {
        String pointer();
    }

    /**
     * A text in several languages, side by side.
     *
     * @param lines height of its fields; 1 for a text of one line
     */
    record Texts(String pointer, int lines, boolean needed) implements Part {}

    /** A text of one line without a language. */
    record Line(String pointer, Input input, boolean needed) implements Part {}

    /** One of several terms. */
    record Choice(String pointer, List<String> terms) implements Part {}

    /** Any of several terms. */
    record Ticks(String pointer, List<String> terms) implements Part {}

    /** Yes or nothing. */
    record Tick(String pointer) implements Part {}

    /** As many rows as somebody needs, each with the same parts. */
    record Rows(String pointer, List<Part> parts) implements Part {}

    /** A choice, and the groups of fields that follow from it. */
    record Rule(Choice choice, List<Group> groups) implements Part {
        @Override
        public String pointer() {
            return RuleFields.RULE;
        }
    }

    /** Fields for one choice, with its name, or fields for several. */
    record Group(String name, List<Part> parts) {}

    /** What a field of one line takes. */
    enum Input {
        TEXT,
        ADDRESS,
        NUMBER,
        DAY,
        TIME
    }

    /** The form with which an item is withdrawn. */
    static final Layout REASON = new Layout(List.of(new Section("reason", List.of(new Texts("/reason", 2, false)))));

    /** Puts pointers in the order of the form. */
    Comparator<String> order() {
        List<String> parts = sections.stream()
                .flatMap(section -> section.parts().stream())
                .map(Part::pointer)
                .toList();
        return Comparator.comparing(pointer -> parts.stream()
                .filter(part -> pointer.equals(part) || pointer.startsWith(part + "/"))
                .findFirst()
                .map(parts::indexOf)
                .orElse(parts.size()));
    }

    static Layout of(Kind kind) {
        return new Layout(
                switch (kind) {
                    case CULTURAL_EVENT ->
                        List.of(WHAT, event(), WHERE, PICTURES, eventDetails(), SISTERS, RIGHTS, KEYS);
                    case FESTIVAL -> List.of(WHAT, festival(), WHERE, PICTURES, tradition(), SISTERS, RIGHTS, KEYS);
                    case HISTORY_RESOURCE -> List.of(WHAT, history(), WHERE, PICTURES, SISTERS, RIGHTS, KEYS);
                });
    }

    /** The form of a partner's item, which may be of a kind that this node does not know. */
    static Layout of(String kind) {
        return Stream.of(Kind.values())
                .filter(it -> it.term().equals(kind))
                .findFirst()
                .map(Layout::of)
                .orElseGet(() -> new Layout(List.of(WHAT, WHERE, PICTURES, RIGHTS, KEYS)));
    }

    private static final Section WHAT = new Section(
            "what",
            List.of(
                    new Texts("/title", 1, true),
                    new Texts("/summary", 3, false),
                    new Texts("/description", 8, false),
                    new Choice("/originalLanguage", List.of("en", "zh-Hans")),
                    new Rows("/subjects", List.of(new Texts("/label", 1, true), line("/uri", Input.ADDRESS)))));

    private static final Section WHERE = new Section(
            "where",
            List.of(
                    new Texts("/place/name", 1, false),
                    line("/place/address", Input.TEXT),
                    line("/place/latitude", Input.NUMBER),
                    line("/place/longitude", Input.NUMBER)));

    private static final Section PICTURES = new Section(
            "pictures",
            List.of(new Rows(
                    "/media",
                    List.of(
                            new Line("/url", Input.ADDRESS, true),
                            new Texts("/alt", 1, false),
                            line("/credit", Input.TEXT),
                            line("/licence", Input.ADDRESS),
                            line("/mediaType", Input.TEXT)))));

    /** Each row names an item, which the form shows by its title. */
    private static final Section SISTERS = new Section(
            "sisters",
            List.of(new Rows(
                    "/sisters",
                    List.of(new Choice("/relation", terms(SisterRelation.values())), new Texts("/note", 1, false)))));

    private static final Section RIGHTS =
            new Section("rights", List.of(new Line("/licence", Input.ADDRESS, true), line("/attribution", Input.TEXT)));

    private static final Section KEYS = new Section(
            "keys",
            List.of(
                    new Rows(
                            "/links",
                            List.of(
                                    new Choice("/rel", terms(LinkRelation.values())),
                                    new Line("/url", Input.ADDRESS, true),
                                    new Texts("/title", 1, false))),
                    new Rows(
                            "/identifiers",
                            List.of(new Line("/scheme", Input.TEXT, true), new Line("/value", Input.TEXT, true)))));

    private static Section event() {
        return new Section("when", List.of(occurrences("/event/occurrences"), new Tick("/event/datesToBeAnnounced")));
    }

    private static Section eventDetails() {
        return new Section(
                "details",
                List.of(
                        new Choice("/event/admission/free", List.of("true", "false")),
                        new Rows(
                                "/event/admission/prices",
                                List.of(
                                        new Texts("/label", 1, false),
                                        new Line("/amount", Input.TEXT, true),
                                        new Line("/currency", Input.TEXT, true))),
                        new Texts("/event/admission/note", 2, false),
                        new Ticks("/event/audience", terms(Audience.values()))));
    }

    private static Section festival() {
        return new Section(
                "when", List.of(rule(), new Texts("/festival/rule", 1, false), occurrences("/festival/occurrences")));
    }

    private static Rule rule() {
        Choice month = new Choice("/month", numbers(12));
        return new Rule(
                new Choice("/form", RuleFields.FORMS),
                List.of(
                        new Group("lunar", List.of(month, new Choice("/day", withLast(30)))),
                        new Group("solar-term", List.of(new Choice("/term", terms(SolarTerm.values())))),
                        new Group("date", List.of(month, new Choice("/day", numbers(31)))),
                        new Group(
                                "weekday",
                                List.of(
                                        month,
                                        new Choice("/nth", withLast(5)),
                                        new Choice("/weekday", terms(Weekday.values())))),
                        new Group(
                                "",
                                List.of(
                                        new Choice("/side", List.of("before", "after")),
                                        line("/away", Input.NUMBER),
                                        line("/lasts", Input.NUMBER),
                                        line("/from", Input.NUMBER),
                                        line("/to", Input.NUMBER)))));
    }

    private static List<String> numbers(int last) {
        return IntStream.rangeClosed(1, last).mapToObj(Integer::toString).toList();
    }

    /** Numbers, and -1 for the last of all. */
    private static List<String> withLast(int last) {
        return Stream.concat(numbers(last).stream(), Stream.of(RuleTerms.LAST)).toList();
    }

    private static Section tradition() {
        return new Section("details", List.of(new Texts("/festival/tradition", 6, false)));
    }

    private static Section history() {
        return new Section(
                "details",
                List.of(
                        new Choice("/history/form", terms(Form.values())),
                        new Rows(
                                "/history/creators",
                                List.of(new Texts("/name", 1, true), new Line("/role", Input.TEXT, true))),
                        line("/history/period/edtf", Input.TEXT),
                        new Texts("/history/period/label", 1, false),
                        new Texts("/history/extent", 1, false),
                        new Texts("/history/heldBy", 1, false),
                        line("/history/shelfmark", Input.TEXT)));
    }

    private static Rows occurrences(String pointer) {
        return new Rows(
                pointer,
                List.of(
                        new Line("/day", Input.DAY, true),
                        line("/from", Input.TIME),
                        line("/to", Input.TIME),
                        line("/lastDay", Input.DAY),
                        new Choice("/zone", List.of()),
                        new Choice("/status", terms(OccurrenceStatus.values()))));
    }

    private static Line line(String pointer, Input input) {
        return new Line(pointer, input, false);
    }

    /** The terms of an enum, as documents write them. */
    private static List<String> terms(Enum<?>... values) {
        return Arrays.stream(values)
                .map(value -> StrictJson.mapper().convertValue(value, String.class))
                .toList();
    }
}
