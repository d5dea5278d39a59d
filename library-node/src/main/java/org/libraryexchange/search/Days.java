package org.libraryexchange.search;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The calendar days of an item, each by the calendar of the place where it happens.
 *
 * @param spans first and last day of each
 */
record Days(List<Span> spans) {

    /** What PostgreSQL's type {@code date} holds, without the infinite ones. */
    private static final LocalDate EARLIEST = LocalDate.of(-4712, 1, 1);

    private static final LocalDate LATEST = LocalDate.of(5_874_897, 12, 30);
    private static final LocalDate POSTGRES_EPOCH = LocalDate.of(2000, 1, 1);
    private static final int INFINITY = Integer.MAX_VALUE;
    private static final int MINUS_INFINITY = Integer.MIN_VALUE;

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

        int firstOfPostgres() {
            return postgres(first);
        }

        /** The day after the last, as ranges are kept. */
        int endOfPostgres() {
            return postgres(last) + 1;
        }

        boolean begins() {
            return !first.isBefore(EARLIEST);
        }

        boolean ends() {
            return !last.isAfter(LATEST);
        }
    }

    boolean none() {
        return spans.isEmpty();
    }

    /** What the item is sorted by where the earliest comes first; without a day it comes last. */
    int first() {
        return spans.stream()
                .mapToInt(span -> span.begins() ? span.firstOfPostgres() : postgres(span.last))
                .min()
                .orElse(INFINITY);
    }

    /** What the item is sorted by where the latest comes first; without a day it comes last. */
    int last() {
        return spans.stream()
                .mapToInt(span -> span.ends() ? postgres(span.last) : span.firstOfPostgres())
                .max()
                .orElse(MINUS_INFINITY);
    }

    private static int postgres(LocalDate day) {
        LocalDate kept = day.isBefore(EARLIEST) ? EARLIEST : day.isAfter(LATEST) ? LATEST : day;
        return (int) (kept.toEpochDay() - POSTGRES_EPOCH.toEpochDay());
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
