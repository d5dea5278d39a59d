package org.libraryexchange.catalogue.imports;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.libraryexchange.item.LanguageTag;

/**
 * The columns that a table may have. A name that ends in a dot continues with a language, as in {@code title.zh-Hans}.
 */
public final class KnownColumns {

    /** Where the cells of columns go. The name of a column is the same with dots, without what is in brackets. */
    private static final Map<String, String> TEXTS = columns("""
            kind status originalLanguage title/ summary/ description/ licence attribution attributions/
            subjects[/#/label]/ subjects[/#]/uri place/name/ place/authority place/address
            media[/#]/url media[/#]/mediaType media[/#]/alt/ media[/#]/credit media[/#]/credits/
            media[/#]/licence
            pictures[/#]/file pictures[/#]/sha256 pictures[/#]/thumbnail/sha256 pictures[/#]/alt/ pictures[/#]/caption/
            pictures[/#]/credits/ pictures[/#]/licence
            links[/#]/rel links[/#]/url links[/#]/title/
            sisters[/#]/owner sisters[/#]/id sisters[/#]/relation sisters[/#]/note/
            event[/occurrences/#]/start event[/occurrences/#]/end event[/occurrences/#]/zone
            event[/occurrences/#]/date event[/occurrences/#]/endDate event[/occurrences/#]/status
            event[/occurrences/#]/reason/ festival[/occurrences/#]/reason/
            event/admission/prices[/#]/label/ event/admission/prices[/#]/amount event/admission/prices[/#]/currency
            event/admission/note/ event/audience[/#] event/access/features[/#] event/access/note/
            festival/rule/ festival/tradition/
            festival[/occurrences/#]/start festival[/occurrences/#]/end festival[/occurrences/#]/zone
            festival[/occurrences/#]/date festival[/occurrences/#]/endDate festival[/occurrences/#]/status
            history/form history/creators[/#/name]/ history/creators[/#]/authority history/creators[/#]/role
            history/period/edtf history/period/label/ history/extent/ history/heldBy/ history/shelfmark
            withdrawal/reason/
            """);

    private static final Map<String, String> NUMBERS = columns("""
            place/latitude place/longitude
            pictures[/#]/width pictures[/#]/height pictures[/#]/bytes
            pictures[/#]/thumbnail/width pictures[/#]/thumbnail/height pictures[/#]/thumbnail/bytes
            festival/recurrence/offset festival/recurrence/lasts festival/recurrence/from festival/recurrence/to
            festival[/occurrences/#]/ruleYear
            """);
    private static final Map<String, String> RULES = Map.of(RuleCell.COLUMN, "festival/recurrence");
    private static final Map<String, String> TRUTHS = columns("event/admission/free event/datesToBeAnnounced");

    private KnownColumns() {}

    private static Map<String, String> columns(String paths) {
        return Stream.of(paths.split("\\s+"))
                .collect(Collectors.toMap(
                        path -> path.replaceAll("\\[[^]]*]", "").replace('/', '.'),
                        path -> path.replaceAll("[\\[\\]]", ""),
                        (one, other) -> one,
                        TreeMap::new));
    }

    /** Whether a table may have a column with this name. */
    public static boolean isKnown(String name) {
        return of(name).isPresent() || Table.isKey(name) || name.equals(Table.SETTLED);
    }

    /** Whether a column holds a list. */
    public static boolean isList(String name) {
        return of(name).filter(Column::isList).isPresent();
    }

    /** What an upload answers about a picture, and no person writes. */
    private static final Pattern OF_FILE = Pattern.compile("pictures\\..*(sha256|width|height|bytes)");

    /** The columns that people may choose for theirs; those of texts in English and Chinese. */
    public static List<String> offered() {
        return Stream.of(List.of(Table.KEY), TEXTS.keySet(), NUMBERS.keySet(), TRUTHS.keySet(), RULES.keySet())
                .flatMap(Collection::stream)
                .filter(name -> !OF_FILE.matcher(name).matches())
                .flatMap(name -> name.endsWith(".") ? Stream.of(name + "en", name + "zh-Hans") : Stream.of(name))
                .toList();
    }

    /** JSON Pointer to what a column fills; in a list, of the first element. */
    public static String pointer(String name) {
        return name.startsWith("/")
                ? name
                : of(name).map(column -> column.pointer(0)).orElse("/" + name);
    }

    /**
     * The column in which somebody can mend what a rule says of a member.
     *
     * @param language of a text that is missing
     */
    public static Optional<String> at(String pointer, String language) {
        String path = pointer.replaceAll("/\\d+(?=/|$)", "/" + Column.EACH);
        return isKnown(pointer)
                ? Optional.of(pointer)
                : Stream.of("", "/" + language, "/" + Column.EACH, "/" + Column.EACH + "/date")
                        .flatMap(rest -> (path + rest).length() < 2 ? Stream.empty() : nameOf(path + rest).stream())
                        .findFirst();
    }

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
                        .flatMap(Collection::stream)
                        .map(name -> name.endsWith(".") ? name + "en" : name)
                        .sorted()
                        .toList());
    }
}
