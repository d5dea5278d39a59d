package org.libraryexchange.browse;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The dates of an item that its page shows. An item may have up to 500.
 *
 * @param next the next dates, or past ones if none is to come
 * @param others further dates; if there are very many, only some of them
 * @param left how many dates are not shown
 */
record ItemDates(List<OccurrenceView> next, List<OccurrenceView> others, int left, boolean over) {

    private static final int MOST_NEXT = 6;
    private static final int MOST_OTHERS = 60;

    static ItemDates of(List<OccurrenceView> dates, LocalDate today) {
        List<OccurrenceView> coming =
                dates.stream().filter(each -> !each.isOver(today)).toList();
        List<OccurrenceView> next = first(coming.isEmpty() ? dates : coming, MOST_NEXT);
        List<OccurrenceView> others = new ArrayList<>(dates);
        others.removeAll(next);
        List<OccurrenceView> shown = first(others, MOST_OTHERS);
        return new ItemDates(next, shown, others.size() - shown.size(), !dates.isEmpty() && coming.isEmpty());
    }

    private static List<OccurrenceView> first(List<OccurrenceView> all, int most) {
        return all.subList(0, Math.min(most, all.size()));
    }
}
