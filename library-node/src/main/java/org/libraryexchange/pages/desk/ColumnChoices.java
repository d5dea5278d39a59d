package org.libraryexchange.pages.desk;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.libraryexchange.base.locale.Language;
import org.libraryexchange.catalogue.imports.KnownColumns;
import org.libraryexchange.catalogue.imports.Parts;
import org.libraryexchange.catalogue.imports.TableReading;
import org.libraryexchange.catalogue.imports.TableReading.Line;
import org.libraryexchange.catalogue.imports.TableReading.ReadTable;
import org.libraryexchange.catalogue.imports.TableReading.UsualPlace;
import org.libraryexchange.catalogue.spreadsheet.WrittenTime;
import org.libraryexchange.catalogue.spreadsheet.WrittenWords;
import org.libraryexchange.json.Text;

/**
 * Which known column each column of a table is: as somebody has said, as its name says, as somebody said of the source
 * before, or as its heading is usually meant, which somebody has to confirm.
 *
 * @param forAll what all rows say that say nothing else, by known column; empty where they shall say nothing
 * @param ambiguous a date that only the person can read; empty if there is none
 * @param wrong what is wrong with the choice, as a term; empty if nothing is
 */
record ColumnChoices(List<Choice> columns, Map<String, String> forAll, String ambiguous, String wrong, boolean isOpen) {

    private static final int SAMPLES = 3;
    private static final int LONGEST_SAMPLE = 80;
    private static final int LONGEST_HEADING = 300;
    private static final String OF_ALL = "all.";
    private static final String TIMES = "(event|festival)\\.(date|endDate|start|end)";

    /**
     * A column of the table.
     *
     * @param column the known one; empty if it is left out
     */
    record Choice(int number, String heading, List<String> samples, String column, boolean isSure) {

        /** The name of its field. */
        public String field() {
            return "column." + number;
        }

        /** Whether it says why rows were refused. */
        private boolean tellsWhy() {
            return ColumnChoices.tellsWhy(heading);
        }
    }

    static ColumnChoices of(List<Line> lines, ImportAnswers answers, Map<String, String> remembered) {
        List<Choice> choices = new ArrayList<>();
        List<String> headings = lines.get(0).cells();
        Map<Integer, String> said = answers.columns();
        for (int i = 0; i < headings.size(); i++) {
            String heading = headings.get(i).strip();
            List<String> samples =
                    cells(lines, i).limit(SAMPLES).map(ColumnChoices::shortened).toList();
            Optional<String> sure = Optional.ofNullable(said.get(i))
                    .or(() -> Optional.of("").filter(none -> tellsWhy(heading)))
                    .or(() -> Optional.of(heading).filter(KnownColumns::isKnown))
                    .or(() -> Optional.ofNullable(remembered.get(heading)))
                    .or(() -> Optional.of("").filter(none -> heading.isEmpty() && samples.isEmpty()));
            String column = sure.or(() -> WrittenWords.value(WrittenWords.HEADING, heading)
                            .filter(meant -> choices.stream().noneMatch(other -> other.column.equals(meant))))
                    .orElse("");
            choices.add(new Choice(i, heading, samples, column, sure.isPresent()));
        }
        boolean known = choices.stream().allMatch(choice -> KnownColumns.isKnown(choice.heading) || choice.tellsWhy());
        return of(lines, answers, choices, known || answers.isAnswered() ? answers.forAll() : ofAll(remembered));
    }

    private static boolean tellsWhy(String heading) {
        return Stream.of(Language.values())
                .anyMatch(language ->
                        heading.equals(language.messages(TableMessages.class).whyRefused()));
    }

    private static Map<String, String> ofAll(Map<String, String> remembered) {
        return remembered.entrySet().stream()
                .filter(each -> each.getKey().startsWith(OF_ALL))
                .collect(Collectors.toMap(each -> each.getKey().substring(OF_ALL.length()), Map.Entry::getValue));
    }

    private static ColumnChoices of(
            List<Line> lines, ImportAnswers answers, List<Choice> choices, Map<String, String> forAll) {
        String wrong = choices.isEmpty() ? "" : wrong(choices, forAll);
        String ambiguous = answers.order().isPresent()
                ? ""
                : choices.stream()
                        .filter(choice -> choice.column.matches(TIMES))
                        .flatMap(choice -> cells(lines, choice.number))
                        .flatMap(cell -> Parts.of(cell).stream())
                        .filter(WrittenTime::isAmbiguous)
                        .findFirst()
                        .orElse("");
        boolean sure = choices.stream().allMatch(Choice::isSure);
        return new ColumnChoices(
                choices, forAll, ambiguous, wrong, !sure || !wrong.isEmpty() || !ambiguous.isEmpty() || answers.asks());
    }

    private static String wrong(List<Choice> choices, Map<String, String> forAll) {
        Set<String> seen = new HashSet<>();
        boolean twice = choices.stream()
                .map(Choice::column)
                .anyMatch(column -> !column.isEmpty() && !seen.add(column) && !KnownColumns.isList(column));
        boolean lacksKind =
                !seen.contains("kind") && forAll.getOrDefault("kind", "").isEmpty();
        return twice ? "twice" : !seen.contains("identifier") ? "identifier" : lacksKind ? "kind" : "";
    }

    private static Stream<String> cells(List<Line> lines, int column) {
        return lines.stream()
                .skip(1)
                .filter(line -> line.cells().size() > column)
                .map(line -> line.cells().get(column))
                .filter(cell -> !cell.isBlank());
    }

    private static String shortened(String text) {
        String first = Text.first(text, LONGEST_SAMPLE);
        return first.equals(text) ? text : first + "…";
    }

    /**
     * The table as an import takes it.
     *
     * @param isParted whether each cell has all there is of its column, in parts
     */
    ReadTable read(List<Line> lines, ImportAnswers answers, UsualPlace place, boolean isParted) {
        return new TableReading(known(), forAll, answers.order(), answers.mended(), place, isParted).read(lines);
    }

    /** The known columns in the order of the table. */
    List<String> known() {
        return columns.stream().map(Choice::column).toList();
    }

    /** The columns that a table of the refused rows takes over. */
    Stream<Choice> kept() {
        return columns.stream().filter(choice -> !choice.tellsWhy());
    }

    /** What the table calls a known column; empty if it has none. */
    Optional<String> heading(String column) {
        return columns.stream()
                .filter(choice -> choice.column.equals(column) && !choice.heading.isEmpty())
                .map(Choice::heading)
                .findFirst();
    }

    /** What somebody has said, to remember it: the known columns by heading, and what holds for all rows. */
    Map<String, String> said(ImportAnswers answers) {
        Map<String, String> said = new LinkedHashMap<>();
        Set<Integer> chosen = answers.columns().keySet();
        columns.stream()
                .filter(choice -> chosen.contains(choice.number)
                        && !choice.heading.isEmpty()
                        && choice.heading.length() <= LONGEST_HEADING)
                .forEach(choice -> said.put(choice.heading, choice.column));
        answers.forAll().forEach((column, text) -> said.put(OF_ALL + column, text));
        return said;
    }
}
