package org.libraryexchange.pages.desk;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.libraryexchange.base.http.PostedForm;
import org.libraryexchange.base.locale.Dates;
import org.libraryexchange.item.Violation;
import org.libraryexchange.pages.desk.DeskSisters.ItemLine;
import org.libraryexchange.pages.desk.Layout.Choice;
import org.libraryexchange.pages.desk.Layout.Line;
import org.libraryexchange.pages.desk.Layout.Part;
import org.libraryexchange.pages.desk.Layout.Rows;
import org.libraryexchange.pages.desk.Layout.Rule;
import org.libraryexchange.pages.desk.Layout.Section;
import org.libraryexchange.pages.desk.Layout.Texts;
import org.libraryexchange.pages.desk.Layout.Ticks;
import org.libraryexchange.pages.desk.PictureFields.FormPicture;
import org.libraryexchange.pages.desk.PicturePeople.Noted;
import org.libraryexchange.pages.desk.PicturePeople.People;
import org.libraryexchange.pages.desk.Remarks.Remark;

/** What an item's form holds, for templates that draw its layout. Fields go by their pointers. */
final class ItemForm {

    /** Asked for in every text. Others are shown where they are filled in, or where somebody adds them. */
    private static final List<String> ALWAYS = List.of("en", "zh-Hans");

    private static final String PERIOD = "/history/period/edtf";

    private static final String DATES = "/event/occurrences";

    /** These fields help to fill in the dates of an event, and are no part of the item. */
    static final String UNTIL = "/until";

    static final String REASON = "/reason";

    private final Layout layout;
    private final FormValues values;
    private final DeskTexts in;
    private final Beside beside;
    private final Problems problems;
    private final Map<String, List<Remark>> remarks = new HashMap<>();

    /**
     * What somebody wants of the page of an item, most often to add something to the form.
     *
     * @param languages tags of languages to write in
     * @param unknownLanguage whether the tag that the person gave is none
     * @param longer pointers of lists that get an empty row
     * @param words to find sister items with
     * @param small whether translations are to stay right
     * @param refused why a picture was refused, as a term
     * @param done what was just done, as a term; empty if nothing
     * @param refilled what stands in fields that are no part of the item
     */
    record Additions(
            Set<String> languages,
            boolean unknownLanguage,
            Set<String> longer,
            Optional<String> words,
            boolean small,
            Optional<String> refused,
            String done,
            PostedForm refilled) {

        private static final Additions NOTHING = refilled(new PostedForm(Map.of()));

        static Additions refilled(PostedForm form) {
            return new Additions(Set.of(), false, Set.of(), Optional.empty(), false, Optional.empty(), "", form);
        }

        /** Whether the catalogue has just taken what was typed. */
        boolean isSaved() {
            return done.equals("saved") || done.equals("published");
        }
    }

    /**
     * What the form shows beside its fields.
     *
     * @param items that rows name, by the pointers of the rows
     * @param people in pictures, by the SHA-256 of these
     */
    record Beside(
            List<Violation> violations,
            Additions asked,
            Remarks remarks,
            Map<String, ItemLine> items,
            Map<String, Noted> people) {}

    ItemForm(Layout layout, FormValues values, DeskTexts in, Beside beside) {
        this.layout = layout;
        this.values = values;
        this.in = in;
        this.beside = beside;
        this.problems = new Problems(
                beside.violations(),
                in::problem,
                pointer -> pointer.isEmpty() ? in.words().item() : pointer);
        sections().forEach(section -> place(section.parts(), ""));
    }

    /** The form in which somebody gives a reason. */
    static ItemForm ofReason(FormValues values, DeskTexts in, List<Violation> violations) {
        return plain(Layout.REASON, values, in, violations);
    }

    /** A form beside which nothing is said but what is wrong with it. */
    static ItemForm plain(Layout layout, FormValues values, DeskTexts in, List<Violation> violations) {
        return new ItemForm(
                layout, values, in, new Beside(violations, Additions.NOTHING, Remarks.none(in), Map.of(), Map.of()));
    }

    private void place(List<Part> parts, String row) {
        parts.forEach(part -> place(part, row + part.pointer()));
    }

    private void place(Part part, String pointer) {
        if (part instanceof Rule rule) {
            place(List.of(rule.choice()), pointer);
            rule.groups().forEach(group -> place(group.parts(), group.row()));
        } else if (part instanceof Texts) {
            place(pointer, firstText(pointer), firstText(pointer));
            languages(pointer).forEach(tag -> placeIn(tag, pointer));
        } else {
            place(pointer, FormValues.id(pointer), first(part, pointer));
            remarks.put(pointer, beside.remarks().atFirstOf(pointer));
        }
        if (part instanceof Rows rows) {
            rows(pointer).forEach(row -> place(rows.parts(), row));
        }
        if (pointer.equals(DATES)) {
            problems.place(FormValues.id(UNTIL), in.words().untilDay(), UNTIL::equals);
            problems.place(firstText(REASON), in.words().reason(), REASON::equals);
        }
    }

    /** The first field below a member also answers for the member as a whole. */
    private void place(String pointer, String place, String field) {
        problems.place(place, field, label(pointer), pointer::equals);
        problems.place(place, field, label(pointer), member -> pointer.startsWith(member + "/"));
    }

    private void placeIn(String tag, String texts) {
        String pointer = texts + "/" + tag;
        String name = in.words().inLanguage(label(texts), in.language().nameOf(tag));
        problems.place(FormValues.id(pointer), name, pointer::equals);
        remarks.put(pointer, beside.remarks().atFirstOf(pointer));
    }

    /** The id of the element that has to be changed: of a list, the first field of its first row. */
    private String first(Part part, String pointer) {
        if (!(part instanceof Rows rows)) {
            return FormValues.id(pointer);
        }
        Part first = rows.parts().get(0);
        String field = pointer + "/0" + first.pointer();
        return rows(pointer).isEmpty()
                ? FormValues.id(pointer) + "-more"
                : first instanceof Texts ? firstText(field) : FormValues.id(field);
    }

    private static String firstText(String texts) {
        return FormValues.id(texts + "/" + ALWAYS.get(0));
    }

    public DeskTexts in() {
        return in;
    }

    /** The texts that are filled in, in any language, and the title. */
    public List<String> texts() {
        return Stream.of("/title", "/summary", "/description", "/place/name", "/festival/rule", "/festival/tradition")
                .filter(pointer ->
                        pointer.equals("/title") || !values.languages(pointer).isEmpty())
                .toList();
    }

    /** How many of these there are in a language. */
    public int written(String tag) {
        return (int) texts().stream()
                .filter(pointer -> !values.text(pointer + "/" + tag).isEmpty())
                .count();
    }

    /** What the form takes along unseen. */
    public Map<String, String> carried() {
        return values.carried();
    }

    public List<Section> sections() {
        return layout.sections();
    }

    public List<Problems.Problem> problems() {
        return problems.all();
    }

    /** The text of a field. A date that somebody adds begins with the hours of the one before. */
    public String text(String pointer) {
        return values.text(OccurrenceFields.hourBefore(pointer)
                .filter(before -> values.lacksRowOf(pointer))
                .orElse(pointer));
    }

    /** The text of a field that is no part of the item. */
    public String refilled(String name) {
        return beside.asked().refilled().one(name).orElse("");
    }

    public List<String> errors(String pointer) {
        return problems.at(FormValues.id(pointer));
    }

    public List<Remark> remarks(String pointer) {
        String period = pointer.equals(PERIOD) ? in.period(text(pointer)) : text(pointer);
        return Stream.concat(
                        remarks.getOrDefault(pointer, List.of()).stream(),
                        Stream.of(new Remark(in.words().readersSee(period), ""))
                                .filter(remark -> !period.equals(text(pointer))))
                .toList();
    }

    /** How dates may repeat. */
    public List<Repetition.Every> repetitions() {
        return List.of(Repetition.Every.values());
    }

    private String label(String pointer) {
        return in.words().label(FormValues.key(pointer));
    }

    public String label(Line line, String pointer) {
        return line.needed() ? in.words().inLanguage(label(pointer), in.words().needed()) : label(pointer);
    }

    /** What the id of a field's hint begins with; empty if it has none. */
    public String hint(String pointer) {
        return in.words().hint(FormValues.key(pointer)).isEmpty() ? "" : FormValues.id(pointer) + "-block";
    }

    /** The hint of a list, and what is noted of it as a whole. */
    public String hints(String pointer) {
        return Stream.concat(
                        Stream.of(in.words().hint(FormValues.key(pointer))),
                        remarks(pointer).stream().map(Remark::text))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** The languages in which the form asks for a text. */
    public Set<String> languages(String pointer) {
        return Stream.of(ALWAYS, values.languages("/title"), beside.asked().languages(), values.languages(pointer))
                .flatMap(Collection::stream)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The pointers of a list's rows. A list of dates begins with an empty row, since nearly every item has a date. */
    public List<String> rows(String pointer) {
        int filled = values.rows(pointer);
        boolean another =
                beside.asked().longer().contains(pointer) || (filled == 0 && pointer.endsWith("/occurrences"));
        return IntStream.range(0, filled + (another ? 1 : 0))
                .mapToObj(row -> pointer + "/" + row)
                .toList();
    }

    /** The item that a row names; empty if rows of the list name none. */
    public Optional<ItemLine> item(String row) {
        return Optional.ofNullable(beside.items().get(row));
    }

    /** The picture of a field; empty if it cannot be shown. */
    public Optional<FormPicture> picture(String pointer) {
        return PictureFields.read(text(pointer));
    }

    /** The pictures that can be shown. */
    public List<FormPicture> pictures() {
        return PictureFields.pictures(values).stream()
                .flatMap(picture -> picture.stream())
                .toList();
    }

    /** What is noted of the people in a picture. */
    public Noted people(FormPicture picture) {
        return beside.people().getOrDefault(picture.sha256(), Noted.nothing(picture.sha256()));
    }

    /** What a note may say of the people in a picture, by what it sends. */
    public Map<String, String> peoples() {
        Map<String, String> peoples = new LinkedHashMap<>();
        Stream.of(People.values())
                .forEach(it -> peoples.put(
                        it.term(), in.language().messages(PictureMessages.class).people(it.term())));
        return peoples;
    }

    /** What a choice offers, by what it sends. */
    public Map<String, String> options(Choice choice, String pointer) {
        boolean isZone = choice.pointer().equals("/zone");
        String key = FormValues.key(pointer);
        Map<String, String> options = new LinkedHashMap<>();
        if (!choice.isPreset()) {
            options.put("", in.none(key));
        }
        Stream.concat(isZone ? zones() : choice.terms().stream(), Stream.of(text(pointer)))
                .filter(term -> !term.isEmpty())
                .forEach(term -> options.put(term, isZone ? zone(term) : in.term(key, term)));
        return options;
    }

    private Stream<String> zones() {
        return in.cities().stream().flatMap(city -> city.zone().stream()).map(ZoneId::getId);
    }

    private String zone(String zone) {
        try {
            return new Dates(in.language()).nameOf(ZoneId.of(zone));
        } catch (DateTimeException e) {
            return zone;
        }
    }

    public boolean isTicked(String pointer, String term) {
        return ticked(pointer).contains(term);
    }

    private List<String> ticked(String pointer) {
        return values.byPointer().entrySet().stream()
                .filter(value -> value.getKey().startsWith(pointer + "/"))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** The name of a box, which is a row of the list. Those that are ticked keep their order. */
    public String box(Ticks ticks, String pointer, String term) {
        List<String> ticked = ticked(pointer);
        int row = ticked.indexOf(term);
        return pointer + "/" + (row < 0 ? ticked.size() + ticks.terms().indexOf(term) : row);
    }

    /** What a row means; may be empty. */
    public String note(String row) {
        return Stream.concat(
                        values.text(row + "/ruleYear").isEmpty()
                                ? Stream.empty()
                                : Stream.of(in.words().byRule()),
                        start(row).stream().map(this::elsewhere))
                .collect(Collectors.joining(" "));
    }

    private Optional<ZonedDateTime> start(String row) {
        try {
            return Optional.of(
                    LocalDateTime.of(LocalDate.parse(text(row + "/day")), LocalTime.parse(text(row + "/from")))
                            .atZone(ZoneId.of(text(row + "/zone"))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A time by the clocks of the other cities. */
    private String elsewhere(ZonedDateTime time) {
        Dates dates = new Dates(in.language());
        return in.cities().stream()
                .flatMap(city -> city
                        .zone()
                        .filter(zone -> !zone.equals(time.getZone()))
                        .map(time::withZoneSameInstant)
                        .map(there -> in.words()
                                .elsewhere(city.title(), dates.dayWithWeekday(there) + " " + dates.time(there)))
                        .stream())
                .collect(Collectors.joining(" · "));
    }
}
