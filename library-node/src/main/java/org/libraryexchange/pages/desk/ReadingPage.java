package org.libraryexchange.pages.desk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.libraryexchange.catalogue.imports.KnownColumns;
import org.libraryexchange.catalogue.spreadsheet.WrittenTime;
import org.libraryexchange.catalogue.spreadsheet.WrittenTime.Order;
import org.libraryexchange.item.Kind;
import org.libraryexchange.pages.signin.StaffFrame;

/**
 * The page that asks how to read a file.
 *
 * @param action address of the forms
 * @param sheets to choose from
 * @param encodings to choose from, with samples
 * @param choices what its columns are; empty if that comes later
 * @param usual what a new item says at the desk, by pointer
 */
record ReadingPage(
        StaffFrame frame,
        DeskTexts in,
        String action,
        String table,
        ImportAnswers answers,
        List<String> sheets,
        Map<String, String> encodings,
        Optional<ColumnChoices> choices,
        Map<String, String> usual) {

    /** Known columns of items of one kind, or of all, with their labels. */
    record Group(String label, Map<String, String> options) {}

    public List<Group> groups() {
        return Stream.of("", "event", "festival", "history")
                .map(detail -> new Group(in.table().columnsOf(detail), options(detail)))
                .toList();
    }

    public boolean isOffered(String column) {
        return KnownColumns.offered().contains(column);
    }

    private Map<String, String> options(String detail) {
        return KnownColumns.offered().stream()
                .filter(column -> column.replaceFirst("^(?:(event|festival|history)\\.)?.*", "$1")
                        .equals(detail))
                .collect(Collectors.toMap(Function.identity(), in::column, (one, other) -> one, LinkedHashMap::new));
    }

    /** What the next form carries along, without what this one asks. */
    public Map<String, String> carried() {
        Map<String, String> carried = answers.carried();
        carried.keySet().removeIf(name -> choices.isPresent() && name.matches("(column|all)\\..*"));
        return carried;
    }

    /** What all rows say that say nothing else. */
    public String forAll(String column) {
        return choices.orElseThrow().forAll().getOrDefault(column, usual.getOrDefault("/" + column, ""));
    }

    public List<Kind> kinds() {
        return List.of(Kind.values());
    }

    public List<Order> orders() {
        return List.of(Order.values());
    }

    /** The day that an ambiguous date would be. */
    public String day(Order order) {
        return WrittenTime.read(choices.orElseThrow().ambiguous(), Optional.of(order))
                .map(read -> in.cell("event.date", read))
                .orElse("");
    }
}
