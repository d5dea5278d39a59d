package org.libraryexchange.pages.desk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.libraryexchange.base.http.Parameters;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.item.Item;
import org.libraryexchange.item.ItemContent;
import org.libraryexchange.item.ItemDraft;
import org.libraryexchange.item.Kind;

/**
 * What somebody wants to change in several items. What the form leaves empty stays as it is in each item.
 *
 * @param wanted the form of {@link Layout#BULK}
 * @param today dates before it are not cancelled
 */
record BulkEdit(FormValues wanted, LocalDate today) {

    private static final int MOST_DAYS = 36_600;
    private static final String SUBJECTS = "/subjects";
    private static final String AUDIENCE = "/event/audience";

    /** The days that dates move by; empty if they stay. */
    private Optional<Integer> days() throws InvalidItemException {
        String text = wanted.text("/days");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Parameters.parsed(text.replace('−', '-'), Integer::valueOf)
                .filter(days -> Math.abs(days) <= MOST_DAYS)
                .orElseThrow(() -> new InvalidItemException("/days", "days", "must be a number of days", null)));
    }

    /** Refuses a form that cannot be meant for any item. */
    void check() throws InvalidItemException {
        var unused = days();
        if (cancels() && wanted.languages("/reason").isEmpty()) {
            throw new InvalidItemException("/reason", "required", "is missing", null);
        }
    }

    private boolean cancels() {
        return !wanted.text("/cancel").isEmpty();
    }

    /**
     * The content of an item after the change.
     *
     * @throws InvalidItemException if it cannot be made, see {@link LeftItem}
     */
    ItemContent of(Item item) throws InvalidItemException {
        Kind kind = item.content().kind();
        FormValues values = FormValues.of(item.content().toTree());
        values = withSubjects(values);
        values = kind == Kind.CULTURAL_EVENT ? withAudience(values) : values;
        values = withPlace(values);
        values = withDates(values, "/" + kind.detail() + "/occurrences");
        for (String pointer : wanted.byPointer().keySet()) {
            if (pointer.equals("/licence") || pointer.startsWith("/attribution")) {
                values = values.with(pointer, wanted.text(pointer));
            }
        }
        return ItemDraft.of(values.document(kind)).content();
    }

    private FormValues withSubjects(FormValues values) {
        Map<String, String> added = wanted.below("/subject-add");
        Map<String, String> removed = wanted.below("/subject-remove");
        if (added.isEmpty() && removed.isEmpty()) {
            return values;
        }
        List<Map<String, String>> subjects = new ArrayList<>();
        for (int i = 0; i < values.rows(SUBJECTS); i++) {
            subjects.add(values.below(SUBJECTS + "/" + i));
        }
        boolean found = subjects.removeIf(subject -> names(subject, removed));
        boolean isThere = subjects.stream().anyMatch(subject -> names(subject, added));
        if (!added.isEmpty() && !isThere && (removed.isEmpty() || found)) {
            subjects.add(added.entrySet().stream()
                    .collect(Collectors.toMap(label -> "/label" + label.getKey(), Map.Entry::getValue)));
        }
        NavigableMap<String, String> fields = without(values, SUBJECTS);
        IntStream.range(0, subjects.size())
                .forEach(i -> subjects.get(i).forEach((rest, text) -> fields.put(SUBJECTS + "/" + i + rest, text)));
        return new FormValues(fields);
    }

    /** Whether a subject has one of these headings in its language. */
    private static boolean names(Map<String, String> subject, Map<String, String> headings) {
        return headings.entrySet().stream()
                .anyMatch(heading ->
                        heading.getValue().equalsIgnoreCase(subject.getOrDefault("/label" + heading.getKey(), "")));
    }

    private static NavigableMap<String, String> without(FormValues values, String list) {
        NavigableMap<String, String> fields = new TreeMap<>(values.byPointer());
        fields.keySet().removeIf(pointer -> pointer.startsWith(list + "/"));
        return fields;
    }

    private FormValues withAudience(FormValues values) {
        Set<String> audience = new LinkedHashSet<>(values.below(AUDIENCE).values());
        audience.removeAll(wanted.below("/audience-remove").values());
        audience.addAll(wanted.below("/audience-add").values());
        NavigableMap<String, String> fields = without(values, AUDIENCE);
        List<String> terms = List.copyOf(audience);
        IntStream.range(0, terms.size()).forEach(i -> fields.put(AUDIENCE + "/" + i, terms.get(i)));
        return new FormValues(fields);
    }

    private FormValues withPlace(FormValues values) {
        Map<String, String> place = wanted.below("/place");
        if (place.isEmpty()) {
            return values;
        }
        NavigableMap<String, String> fields = without(values, "/place");
        place.forEach((rest, text) -> fields.put("/place" + rest, text));
        return new FormValues(fields);
    }

    private FormValues withDates(FormValues values, String list) throws InvalidItemException {
        Optional<Integer> days = days();
        if (days.isEmpty() && !cancels()) {
            return values;
        }
        if (values.rows(list) == 0) {
            throw LeftItem.because("no-dates");
        }
        if (days.isPresent() && !values.below(RuleFields.RULE).isEmpty()) {
            throw LeftItem.because("by-rule");
        }
        FormValues moved = days.isPresent() ? moved(values, list, days.get()) : values;
        return cancels() ? OccurrenceFields.cancelled(moved, list, reasons(), today) : moved;
    }

    private Map<String, String> reasons() {
        return wanted.below("/reason").entrySet().stream()
                .collect(Collectors.toMap(reason -> reason.getKey().substring(1), Map.Entry::getValue));
    }

    private static FormValues moved(FormValues values, String list, int days) {
        FormValues moved = values;
        for (int i = 0; i < values.rows(list); i++) {
            for (String field : List.of("/day", "/lastDay")) {
                String pointer = list + "/" + i + field;
                Optional<LocalDate> day = Parameters.pathDate(values.text(pointer));
                moved = day.isPresent()
                        ? moved.with(pointer, day.get().plusDays(days).toString())
                        : moved;
            }
        }
        return moved;
    }
}
