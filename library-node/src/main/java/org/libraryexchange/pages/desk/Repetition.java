package org.libraryexchange.pages.desk;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.libraryexchange.base.http.Parameters;
import org.libraryexchange.json.Term;

/**
 * Makes more dates like the last one of a list. A month that lacks the day, such as a fifth Sunday, has no date.
 *
 * @param until the last day on which one may begin
 */
record Repetition(Every every, LocalDate until) {

    private static final int MOST = 500;
    private static final int WEEK = 7;

    /** How often. */
    enum Every implements Term {
        WEEK,
        TWO_WEEKS,
        /** Such as on the second Saturday. */
        WEEKDAY_OF_MONTH,
        DAY_OF_MONTH
    }

    /** What somebody has asked for; empty if that is no repetition. */
    static Optional<Repetition> of(String every, String until) {
        return Term.of(Every.class, every)
                .flatMap(each -> Parameters.pathDate(until).map(last -> new Repetition(each, last)));
    }

    /** The same form with more dates in a list. */
    FormValues addedTo(FormValues values, String list) {
        int last = values.rows(list) - 1;
        String row = list + "/" + last + "/";
        NavigableMap<String, String> fields = new TreeMap<>(values.byPointer());
        Parameters.pathDate(values.text(row + "day")).ifPresent(first -> {
            List<LocalDate> days =
                    days(first).limit(Math.max(0, MOST - 1L - last)).toList();
            for (int i = 0; i < days.size(); i++) {
                String to = list + "/" + (last + 1 + i) + "/";
                copy(values, row, ChronoUnit.DAYS.between(first, days.get(i)))
                        .forEach((field, text) -> fields.put(to + field, text));
            }
        });
        return new FormValues(fields);
    }

    private Stream<LocalDate> days(LocalDate first) {
        return IntStream.rangeClosed(1, MOST * 2)
                .mapToObj(n -> nth(first, n))
                .takeWhile(day -> day.isEmpty() || !day.get().isAfter(until))
                .flatMap(Optional::stream);
    }

    private Optional<LocalDate> nth(LocalDate first, int n) {
        YearMonth month = YearMonth.from(first).plusMonths(n);
        return switch (every) {
            case WEEK -> Optional.of(first.plusWeeks(n));
            case TWO_WEEKS -> Optional.of(first.plusWeeks(2L * n));
            case DAY_OF_MONTH ->
                Optional.of(first.getDayOfMonth()).filter(month::isValidDay).map(month::atDay);
            case WEEKDAY_OF_MONTH ->
                Optional.of(month.atDay(1)
                                .with(TemporalAdjusters.dayOfWeekInMonth(
                                        (first.getDayOfMonth() + WEEK - 1) / WEEK, first.getDayOfWeek())))
                        .filter(day -> YearMonth.from(day).equals(month));
        };
    }

    /** A date that was cancelled or follows from a rule is copied without that. */
    private static Map<String, String> copy(FormValues values, String row, long days) {
        Map<String, String> copy = new TreeMap<>();
        Stream.of("from", "to", "zone").forEach(field -> copy.put(field, values.text(row + field)));
        Stream.of("day", "lastDay")
                .forEach(field -> Parameters.pathDate(values.text(row + field))
                        .ifPresent(day -> copy.put(field, day.plusDays(days).toString())));
        copy.values().removeIf(String::isEmpty);
        return copy;
    }
}
