package org.libraryexchange.desk;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.libraryexchange.desk.FormView.Block;
import org.libraryexchange.desk.FormView.Control;
import org.libraryexchange.desk.FormView.ItemLine;
import org.libraryexchange.desk.FormView.Option;
import org.libraryexchange.desk.FormView.Remark;
import org.libraryexchange.desk.FormView.Row;
import org.libraryexchange.desk.FormView.Section;
import org.libraryexchange.desk.ItemPages.Asked;
import org.libraryexchange.desk.Layout.Choice;
import org.libraryexchange.desk.Layout.Input;
import org.libraryexchange.desk.Layout.Line;
import org.libraryexchange.desk.Layout.Part;
import org.libraryexchange.desk.Layout.Rows;
import org.libraryexchange.desk.Layout.Rule;
import org.libraryexchange.desk.Layout.Texts;
import org.libraryexchange.desk.Layout.Tick;
import org.libraryexchange.desk.Layout.Ticks;
import org.libraryexchange.web.City;
import org.libraryexchange.web.Dates;
import org.libraryexchange.web.Language;

/** Shows what an item's form holds, with what is wrong beside each field. */
final class FormViews {

    /** Asked for in every text. Others are shown where they are filled in, or where somebody adds them. */
    private static final List<String> ALWAYS = List.of("en", "zh-Hans");

    private final FormValues values;
    private final Problems problems;
    private final DeskSpeech speech;
    private final DeskMessages words;
    private final Language language;
    private final List<City> cities;
    private final Set<String> languages;
    private final Set<String> longer;
    private final Beside beside;

    /**
     * What the form shows beside its fields.
     *
     * @param items that rows name, by the pointers of the rows
     */
    record Beside(Remarks remarks, Map<String, ItemLine> items) {}

    /** A form with nothing beside its fields. */
    FormViews(FormValues values, Problems problems, DeskSpeech speech) {
        this(values, problems, speech, Asked.NOTHING, new Beside(Remarks.none(speech), Map.of()));
    }

    FormViews(FormValues values, Problems problems, DeskSpeech speech, Asked asked, Beside beside) {
        this.values = values;
        this.problems = problems;
        this.longer = asked.longer();
        this.beside = beside;
        this.speech = speech;
        this.words = speech.words();
        this.language = speech.language();
        this.cities = speech.cities();
        this.languages = new LinkedHashSet<>(ALWAYS);
        languages.addAll(values.languages("/title"));
        languages.addAll(asked.languages());
    }

    FormView of(Layout layout) {
        List<Section> sections = layout.sections().stream()
                .map(section -> new Section(section.name(), blocks(section.parts(), "")))
                .toList();
        return new FormView(sections, problems.all());
    }

    private List<Block> blocks(List<Part> parts, String row) {
        return parts.stream().map(part -> block(part, row)).toList();
    }

    private Block block(Part part, String row) {
        String pointer = row + part.pointer();
        if (part instanceof Rows rows) {
            return rows(rows, pointer);
        }
        if (part instanceof Texts texts) {
            return texts(texts, pointer);
        }
        if (part instanceof Ticks ticks) {
            return ticks(ticks, pointer);
        }
        if (part instanceof Rule rule) {
            return rule(rule, pointer);
        }
        if (part instanceof Tick) {
            return single("tick", pointer, false, box(pointer));
        }
        if (part instanceof Choice choice) {
            return single("choice", pointer, false, select(choice, pointer));
        }
        Line line = (Line) part;
        return single("line", pointer, line.needed(), line(line, pointer));
    }

    private Control control(String pointer, String sort, String label, List<Option> options) {
        return new Control(
                pointer, sort, label, "", values.text(pointer), 1, false, options, errors(pointer), remarks(pointer));
    }

    private List<Remark> remarks(String pointer) {
        return beside.remarks().atFirstOf(pointer);
    }

    /** The hint of a list, and what is noted of it as a whole. */
    private String hintOfList(String pointer) {
        return Stream.concat(
                        Stream.of(hint(pointer)),
                        beside.remarks().at(pointer).stream().map(Remark::text))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private Block single(String sort, String pointer, boolean needed, Control control) {
        return new Block(
                id(pointer) + "-block",
                key(pointer),
                sort,
                hint(pointer),
                needed,
                List.of(control),
                List.of(),
                "",
                List.of());
    }

    private Block texts(Texts texts, String pointer) {
        Set<String> shown = new LinkedHashSet<>(languages);
        shown.addAll(values.languages(pointer));
        String first = shown.iterator().next();
        List<String> errors = errors(pointer, id(pointer + "/" + first));
        List<Control> controls = shown.stream()
                .map(tag -> text(texts, pointer, tag, tag.equals(first) ? errors : List.of()))
                .toList();
        return new Block(
                id(pointer), key(pointer), "texts", hint(pointer), texts.needed(), controls, List.of(), "", List.of());
    }

    /** @param more for which the field answers besides */
    private Control text(Texts texts, String member, String tag, List<String> more) {
        String pointer = member + "/" + tag;
        String name = language.nameOf(tag);
        List<String> errors = new ArrayList<>(more);
        errors.addAll(problems.at(pointer, id(pointer), words.inLanguage(label(member), name)));
        return new Control(
                pointer,
                texts.lines() > 1 ? "area" : "text",
                name,
                tag,
                values.text(pointer),
                texts.lines(),
                false,
                List.of(),
                errors,
                remarks(pointer));
    }

    private Control line(Line line, String pointer) {
        String label = line.needed() ? words.inLanguage(label(pointer), words.needed()) : label(pointer);
        return control(pointer, sort(line.input()), label, List.of());
    }

    private List<String> errors(String pointer) {
        return errors(pointer, id(pointer));
    }

    private List<String> errors(String pointer, String id) {
        List<String> errors = new ArrayList<>(problems.at(pointer, id, label(pointer)));
        errors.addAll(problems.atFirstOf(pointer, id, label(pointer)));
        return errors;
    }

    /** The id of the first field of a row. */
    private String first(Rows rows, String row) {
        Part part = rows.parts().get(0);
        String pointer = row + part.pointer();
        return id(part instanceof Texts ? pointer + "/" + languages.iterator().next() : pointer);
    }

    private static String sort(Input input) {
        return switch (input) {
            case TEXT -> "text";
            case ADDRESS -> "url";
            case NUMBER -> "number";
            case DAY -> "date";
            case TIME -> "time";
        };
    }

    private Control select(Choice choice, String pointer) {
        String chosen = values.text(pointer);
        boolean zone = choice.pointer().equals("/zone");
        Set<String> terms = new LinkedHashSet<>(zone ? zones() : choice.terms());
        if (!chosen.isEmpty()) {
            terms.add(chosen);
        }
        boolean preset = choice.pointer().matches("/(zone|status|rel|relation|originalLanguage)");
        Stream<Option> none =
                preset ? Stream.empty() : Stream.of(new Option("", speech.none(key(pointer)), chosen.isEmpty()));
        List<Option> options = Stream.concat(
                        none,
                        terms.stream()
                                .map(term -> new Option(
                                        term,
                                        zone ? nameOf(term) : speech.term(key(pointer), term),
                                        term.equals(chosen))))
                .toList();
        return control(pointer, "select", label(pointer), options);
    }

    private List<String> zones() {
        return cities.stream()
                .flatMap(city -> city.zone().stream())
                .map(ZoneId::getId)
                .distinct()
                .toList();
    }

    private String nameOf(String zone) {
        try {
            return Dates.of(language).nameOf(ZoneId.of(zone));
        } catch (DateTimeException e) {
            return zone;
        }
    }

    /** Each box is a row of the list. Those that are ticked keep their order. */
    private Block ticks(Ticks ticks, String pointer) {
        List<String> chosen = values.byPointer().entrySet().stream()
                .filter(value -> value.getKey().startsWith(pointer + "/"))
                .map(Map.Entry::getValue)
                .toList();
        List<Control> boxes = IntStream.range(0, ticks.terms().size())
                .mapToObj(i -> {
                    String term = ticks.terms().get(i);
                    boolean ticked = chosen.contains(term);
                    String name = pointer + "/" + (ticked ? chosen.indexOf(term) : chosen.size() + i);
                    String label = speech.term(key(pointer), term);
                    return new Control(name, "checkbox", label, "", term, 1, ticked, List.of(), List.of(), List.of());
                })
                .toList();
        return new Block(
                id(pointer), key(pointer), "ticks", hintOfList(pointer), false, boxes, List.of(), "", errors(pointer));
    }

    private Control box(String pointer) {
        boolean ticked = values.text(pointer).equals("true");
        List<String> errors = errors(pointer);
        return new Control(
                pointer, "checkbox", label(pointer), "", "true", 1, ticked, List.of(), errors, remarks(pointer));
    }

    /** Each group of fields is a row of its own, named by the choice from which it follows. */
    private Block rule(Rule rule, String pointer) {
        List<Control> choice =
                List.of(select(rule.choice(), pointer + rule.choice().pointer()));
        List<Row> groups = rule.groups().stream()
                .map(group -> new Row(
                        group.name(),
                        "",
                        Optional.empty(),
                        blocks(group.parts(), group.name().isEmpty() ? pointer : pointer + "/" + group.name())))
                .toList();
        return new Block(id(pointer), key(pointer), "rule", hint(pointer), false, choice, groups, "", List.of());
    }

    /** A list of dates begins with an empty row, since nearly every item has a date. */
    private Block rows(Rows rows, String pointer) {
        int filled = values.rows(pointer);
        boolean another = longer.contains(pointer) || (filled == 0 && pointer.endsWith("/occurrences"));
        return rows(rows, pointer, filled + (another ? 1 : 0));
    }

    private Block rows(Rows rows, String pointer, int shown) {
        String hint = hintOfList(pointer);
        List<String> errors = errors(pointer, shown == 0 ? id(pointer) + "-more" : first(rows, pointer + "/0"));
        List<Row> all = new ArrayList<>();
        for (int i = 0; i < shown; i++) {
            all.add(row(rows, pointer + "/" + i));
        }
        return new Block(id(pointer), key(pointer), "rows", hint, false, List.of(), all, pointer, errors);
    }

    private Row row(Rows rows, String pointer) {
        return new Row(
                pointer,
                note(pointer),
                Optional.ofNullable(beside.items().get(pointer)),
                blocks(rows.parts(), pointer));
    }

    private String note(String row) {
        return Stream.of(values.text(row + "/ruleYear").isEmpty() ? "" : words.byRule(), elsewhere(row))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** The time of an occurrence by the clocks of the other cities; empty if it has no hours. */
    private String elsewhere(String row) {
        Optional<ZonedDateTime> start = start(row);
        return start.map(it -> cities.stream()
                        .filter(city -> city.zone()
                                .filter(zone -> !zone.equals(it.getZone()))
                                .isPresent())
                        .map(city -> words.elsewhere(
                                city.title(),
                                moment(it.withZoneSameInstant(city.zone().orElseThrow()))))
                        .collect(Collectors.joining(" · ")))
                .orElse("");
    }

    private String moment(ZonedDateTime time) {
        Dates dates = Dates.of(language);
        return dates.dayWithWeekday(time) + " " + dates.time(time.toLocalTime());
    }

    private Optional<ZonedDateTime> start(String row) {
        try {
            return Optional.of(LocalDateTime.of(
                            LocalDate.parse(values.text(row + "/day")), LocalTime.parse(values.text(row + "/from")))
                    .atZone(ZoneId.of(values.text(row + "/zone"))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private String label(String pointer) {
        return words.label(key(pointer));
    }

    private String hint(String pointer) {
        return words.hint(key(pointer));
    }

    /** The name of a field in the messages: its pointer without the numbers of rows. */
    static String key(String pointer) {
        return pointer.substring(1)
                .replaceAll("/\\d+", "")
                .replaceFirst("^(event|festival)/occurrences", "occurrences");
    }

    /** The id of a field's element. */
    static String id(String pointer) {
        return "f" + pointer.replaceAll("[^A-Za-z0-9]", "-");
    }
}
