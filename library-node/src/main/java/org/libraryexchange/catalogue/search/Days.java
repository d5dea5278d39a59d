package org.libraryexchange.catalogue.search;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * The calendar days of an item, each by the calendar of the place where it happens. The index holds them as days since
 * 1970; those further away than its numbers reach count as without a beginning or end.
 *
 * @param spans first and last day of each
 */
record Days(List<Span> spans) {

    /** What touches more years than these is of no decade. */
    private static final int MOST_YEARS_OF_DECADES = 100;

    /** Longer periods name the history of the earth; nobody looks for them by their centuries. */
    private static final int MOST_YEARS_OF_CENTURIES = 5_000;

    /**
     * Days in a row.
     *
     * @param first {@link LocalDate#MIN} where it has no beginning
     * @param last inclusive; {@link LocalDate#MAX} where it has no end
     */
    record Span(LocalDate first, LocalDate last) {
        Span {
            if (last.isBefore(first)) {
                throw new IllegalArgumentException("last must not be before first: " + first + ", " + last);
            }
        }

        int firstDay() {
            return sinceEpoch(first);
        }

        int lastDay() {
            return sinceEpoch(last);
        }

        private static int sinceEpoch(LocalDate day) {
            return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, day.toEpochDay()));
        }

        private boolean begins() {
            return firstDay() != Integer.MIN_VALUE;
        }

        private boolean ends() {
            return lastDay() != Integer.MAX_VALUE;
        }

        /** The years between its ends; of a span without one of them, the year of the other. */
        private IntStream years(int most) {
            int from = begins() ? first.getYear() : last.getYear();
            int to = ends() ? last.getYear() : first.getYear();
            return (long) to - from < most ? IntStream.rangeClosed(from, to) : IntStream.empty();
        }
    }

    boolean none() {
        return spans.isEmpty();
    }

    /** What the item is sorted by where the earliest comes first. */
    int first() {
        return spans.stream()
                .mapToInt(span -> span.begins() ? span.firstDay() : span.lastDay())
                .min()
                .orElseThrow();
    }

    /** What the item is sorted by where the latest comes first. */
    int last() {
        return spans.stream()
                .mapToInt(span -> span.ends() ? span.lastDay() : span.firstDay())
                .max()
                .orElseThrow();
    }

    int firstYear() {
        return LocalDate.ofEpochDay(first()).getYear();
    }

    /** The first year of each decade that it touches. */
    Set<Integer> decades() {
        return touched(MOST_YEARS_OF_DECADES, year -> Math.floorDiv(year, 10) * 10);
    }

    /** The number of each century that it touches, below zero for those before the year 1: the first is -1. */
    Set<Integer> centuries() {
        return touched(MOST_YEARS_OF_CENTURIES, Days::century);
    }

    private static int century(int year) {
        // Years are counted as in ISO 8601, where 0 is the one before 1.
        return year > 0 ? (year - 1) / 100 + 1 : year / 100 - 1;
    }

    private Set<Integer> touched(int most, IntUnaryOperator unit) {
        Set<Integer> touched = new TreeSet<>();
        spans.forEach(
                span -> span.years(most).filter(Filters::isAskedFor).map(unit).forEach(touched::add));
        return touched;
    }

    static final class Collector {
        private final List<Span> spans = new ArrayList<>();

        void add(LocalDate first, LocalDate last) {
            spans.add(new Span(first, last.isBefore(first) ? first : last));
        }

        Days days() {
            return new Days(List.copyOf(spans));
        }
    }
}
