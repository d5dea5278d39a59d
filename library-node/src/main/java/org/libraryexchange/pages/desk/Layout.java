package org.libraryexchange.pages.desk;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.libraryexchange.item.AccessFeature;
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
    record Section(String name, List<Part> parts) {

        private Section(String name, Part... parts) {
            this(name, List.of(parts));
        }
    }

    /** A part of a section. Its pointer is that of the member that it fills; in a row, it is relative to the row. */
    sealed interface Part {
        String pointer();

        /** Names what templates draw. */
        default String sort() {
            return getClass().getSimpleName().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A text in several languages, side by side.
     *
     * @param lines height of its fields; 1 for a text of one line
     */
    record Texts(String pointer, int lines, boolean needed) implements Part {

        /** The sort of its controls. */
        public String control() {
            return lines > 1 ? "area" : "text";
        }
    }

    /** A text of one line without a language. */
    record Line(String pointer, Input input, boolean needed) implements Part {}

    /** One of several terms. */
    record Choice(String pointer, List<String> terms) implements Part {

        /** Whether it begins with one of its terms. */
        boolean isPreset() {
            return pointer.matches("/(zone|status|rel|relation|originalLanguage)");
        }
    }

    /** Any of several terms. */
    record Ticks(String pointer, List<String> terms) implements Part {}

    /** Yes or nothing. */
    record Tick(String pointer) implements Part {}

    /** The file of a picture that the node keeps, which no person fills in. */
    record Kept(String pointer) implements Part {}

    /** As many rows as somebody needs, each with the same parts. */
    record Rows(String pointer, List<Part> parts) implements Part {

        private Rows(String pointer, Part... parts) {
            this(pointer, List.of(parts));
        }
    }

    /** A choice, and the groups of fields that follow from it. */
    record Rule(Choice choice, List<Group> groups) implements Part {

        private Rule(Choice choice, Group... groups) {
            this(choice, List.of(groups));
        }

        @Override
        public String pointer() {
            return RuleFields.RULE;
        }
    }

    /** Fields for one choice, with its name, or fields for several. */
    record Group(String name, List<Part> parts) {

        private Group(String name, Part... parts) {
            this(name, List.of(parts));
        }

        /** The pointer of its fields. */
        public String row() {
            return name.isEmpty() ? RuleFields.RULE : RuleFields.RULE + "/" + name;
        }
    }

    /** What a field of one line takes. */
    enum Input {
        TEXT,
        URL,
        NUMBER,
        DATE,
        TIME,
        AUTHORITY;

        /** The sort of its control. */
        public String sort() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The form with which an item is withdrawn. */
    static final Layout REASON = new Layout(List.of(new Section("reason", new Texts("/reason", 2, false))));

    /** The form with which several items are changed. */
    static final Layout BULK = new Layout(List.of(
            new Section("what", text("/subject-add", 1), text("/subject-remove", 1)),
            new Section(
                    "details",
                    new Ticks("/audience-add", terms(Audience.values())),
                    new Ticks("/audience-remove", terms(Audience.values()))),
            new Section(
                    "where",
                    text("/place/name", 1),
                    line("/place/address", Input.TEXT),
                    line("/place/latitude", Input.NUMBER),
                    line("/place/longitude", Input.NUMBER)),
            new Section("when", line("/days", Input.NUMBER), new Tick("/cancel"), text("/reason", 2)),
            new Section(
                    "rights",
                    line("/licence", Input.URL),
                    line("/attribution", Input.TEXT),
                    text("/attributions", 1))));

    /** A field that differs. */
    record Difference(String pointer, String before, String after) {}

    /** The fields that differ between two forms, in the order of this one. */
    List<Difference> differences(FormValues before, FormValues after) {
        return FormValues.differing(before, after).stream()
                .sorted(order())
                .map(pointer -> new Difference(pointer, before.text(pointer), after.text(pointer)))
                .toList();
    }

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
                    case CULTURAL_EVENT -> List.of(WHAT, EVENT, WHERE, PICTURES, ADMISSION, SISTERS, RIGHTS, KEYS);
                    case FESTIVAL -> List.of(WHAT, FESTIVAL, WHERE, PICTURES, TRADITION, SISTERS, RIGHTS, KEYS);
                    case HISTORY_RESOURCE -> List.of(WHAT, HISTORY, WHERE, PICTURES, SISTERS, RIGHTS, KEYS);
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
            new Texts("/title", 1, true),
            text("/summary", 3),
            text("/description", 8),
            choice("/originalLanguage", "en", "zh-Hans"),
            new Rows("/subjects", new Texts("/label", 1, true), line("/uri", Input.URL)));

    private static final Section WHERE = new Section(
            "where",
            text("/place/name", 1),
            line("/place/authority", Input.AUTHORITY),
            line("/place/address", Input.TEXT),
            line("/place/latitude", Input.NUMBER),
            line("/place/longitude", Input.NUMBER));

    private static final Section PICTURES = new Section(
            "pictures",
            new Rows(
                    PictureFields.LIST,
                    new Kept("/file"),
                    text("/alt", 1),
                    text("/caption", 2),
                    text("/credits", 1),
                    line("/licence", Input.URL)),
            new Rows(
                    "/media",
                    needed("/url", Input.URL),
                    text("/alt", 1),
                    line("/credit", Input.TEXT),
                    text("/credits", 1),
                    line("/licence", Input.URL),
                    line("/mediaType", Input.TEXT)));

    /** Each row names an item, which the form shows by its title. */
    private static final Section SISTERS = new Section(
            "sisters", new Rows("/sisters", new Choice("/relation", terms(SisterRelation.values())), text("/note", 1)));

    private static final Section RIGHTS = new Section(
            "rights", needed("/licence", Input.URL), line("/attribution", Input.TEXT), text("/attributions", 1));

    private static final Section KEYS = new Section(
            "keys",
            new Rows(
                    "/links",
                    new Choice("/rel", terms(LinkRelation.values())),
                    needed("/url", Input.URL),
                    text("/title", 1)),
            new Rows("/identifiers", needed("/scheme", Input.TEXT), needed("/value", Input.TEXT)));

    private static final Section EVENT =
            new Section("when", occurrences("/event/occurrences"), new Tick("/event/datesToBeAnnounced"));

    private static final Section ADMISSION = new Section(
            "details",
            choice("/event/admission/free", "true", "false"),
            new Rows(
                    "/event/admission/prices",
                    text("/label", 1),
                    needed("/amount", Input.TEXT),
                    needed("/currency", Input.TEXT)),
            text("/event/admission/note", 2),
            new Ticks("/event/audience", terms(Audience.values())),
            new Ticks("/event/access/features", terms(AccessFeature.values())),
            text("/event/access/note", 2));

    private static final Section FESTIVAL =
            new Section("when", rule(), text("/festival/rule", 1), occurrences("/festival/occurrences"));

    private static final Section TRADITION = new Section("details", text("/festival/tradition", 6));

    private static final Section HISTORY = new Section(
            "details",
            new Choice("/history/form", terms(Form.values())),
            new Rows(
                    "/history/creators",
                    new Texts("/name", 1, true),
                    line("/authority", Input.AUTHORITY),
                    needed("/role", Input.TEXT)),
            line("/history/period/edtf", Input.TEXT),
            text("/history/period/label", 1),
            text("/history/extent", 1),
            text("/history/heldBy", 1),
            line("/history/shelfmark", Input.TEXT));

    private static Rule rule() {
        Choice month = new Choice("/month", numbers(12));
        return new Rule(
                new Choice("/form", RuleFields.FORMS),
                new Group("lunar", month, new Choice("/day", withLast(30))),
                new Group("solar-term", new Choice("/term", terms(SolarTerm.values()))),
                new Group("date", month, new Choice("/day", numbers(31))),
                new Group(
                        "weekday",
                        month,
                        new Choice("/nth", withLast(5)),
                        new Choice("/weekday", terms(Weekday.values())),
                        new Choice("/onOrAfter", numbers(31).subList(1, 31))),
                new Group(
                        "",
                        choice("/side", "before", "after"),
                        line("/away", Input.NUMBER),
                        line("/lasts", Input.NUMBER),
                        line("/from", Input.NUMBER),
                        line("/to", Input.NUMBER)));
    }

    private static List<String> numbers(int last) {
        return IntStream.rangeClosed(1, last).mapToObj(Integer::toString).toList();
    }

    /** Numbers, and -1 for the last of all. */
    private static List<String> withLast(int last) {
        return Stream.concat(numbers(last).stream(), Stream.of(RuleTerms.LAST)).toList();
    }

    private static Rows occurrences(String pointer) {
        return new Rows(
                pointer,
                needed("/day", Input.DATE),
                line("/from", Input.TIME),
                line("/to", Input.TIME),
                line("/lastDay", Input.DATE),
                choice("/zone"),
                new Choice("/status", terms(OccurrenceStatus.values())),
                text("/reason", 1));
    }

    private static Texts text(String pointer, int lines) {
        return new Texts(pointer, lines, false);
    }

    private static Line line(String pointer, Input input) {
        return new Line(pointer, input, false);
    }

    private static Line needed(String pointer, Input input) {
        return new Line(pointer, input, true);
    }

    private static Choice choice(String pointer, String... terms) {
        return new Choice(pointer, List.of(terms));
    }

    /** The terms of an enum, as documents write them. */
    private static List<String> terms(Enum<?>... values) {
        return Arrays.stream(values)
                .map(value -> StrictJson.mapper().convertValue(value, String.class))
                .toList();
    }
}
