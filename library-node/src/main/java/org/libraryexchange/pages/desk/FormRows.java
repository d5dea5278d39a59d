package org.libraryexchange.pages.desk;

import java.util.Comparator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The rows of the lists in a form, by the pointers of their fields. */
final class FormRows {

    /** Rows as numbers, so that row 10 comes after row 9. */
    static final Comparator<String> IN_ORDER = FormRows::inOrder;

    /** Members that a form fills in by itself: a row with nothing else in it is empty. */
    private static final Pattern PRESET =
            Pattern.compile(".*/\\d+/(zone|status|rel|currency|mediaType|scheme|licence|ruleYear)");

    private static final Pattern ROW = Pattern.compile("(.*?/)(\\d{1,4})(/.*|$)");
    private static final int MOST_DIGITS_OF_ROW = 4;

    private FormRows() {}

    static NavigableMap<String, String> withoutEmpty(NavigableMap<String, String> values) {
        Set<String> filled = values.keySet().stream()
                .filter(pointer -> !isPreset(pointer, values))
                .map(FormRows::row)
                .collect(Collectors.toSet());
        NavigableMap<String, String> kept = new TreeMap<>(IN_ORDER);
        values.forEach((pointer, text) -> {
            String row = row(pointer);
            if (row.isEmpty() || filled.contains(row)) {
                kept.put(pointer, text);
            }
        });
        return kept;
    }

    private static boolean isPreset(String pointer, Map<String, String> values) {
        return PRESET.matcher(pointer).matches()
                || OccurrenceFields.hourBefore(pointer)
                        .filter(before -> values.get(pointer).equals(values.get(before)))
                        .isPresent();
    }

    /** The pointer of the row that a field belongs to; empty if it belongs to none. */
    static String row(String pointer) {
        Matcher row = ROW.matcher(pointer);
        return row.matches() ? row.group(1) + row.group(2) : "";
    }

    static NavigableMap<String, String> withoutGaps(NavigableMap<String, String> values) {
        Map<String, Map<String, Integer>> numbers = new TreeMap<>();
        NavigableMap<String, String> renamed = new TreeMap<>(IN_ORDER);
        values.forEach((pointer, text) -> {
            Matcher row = ROW.matcher(pointer);
            if (row.matches()) {
                Map<String, Integer> ofList = numbers.computeIfAbsent(row.group(1), any -> new TreeMap<>());
                int number = ofList.computeIfAbsent(row.group(2), any -> ofList.size());
                renamed.put(row.group(1) + number + row.group(3), text);
            } else {
                renamed.put(pointer, text);
            }
        });
        return renamed;
    }

    private static int inOrder(String one, String other) {
        int shorter = Math.min(one.length(), other.length());
        int at = 0;
        while (at < shorter && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        int step = one.lastIndexOf('/', at - 1) + 1;
        int rows = Integer.compare(row(one, step), row(other, step));
        return rows == 0 ? one.compareTo(other) : rows;
    }

    /** The row that a step of a pointer names; a step that names none comes after all rows. */
    private static int row(String pointer, int step) {
        int end = step;
        int row = 0;
        while (end < pointer.length() && Character.isDigit(pointer.charAt(end)) && end - step < MOST_DIGITS_OF_ROW) {
            row = row * 10 + Character.digit(pointer.charAt(end), 10);
            end++;
        }
        return end > step && (end == pointer.length() || pointer.charAt(end) == '/') ? row : Integer.MAX_VALUE;
    }
}
