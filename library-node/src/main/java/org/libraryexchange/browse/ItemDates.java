package org.libraryexchange.browse;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.libraryexchange.browse.ItemPage.Dates;

/** Chooses which of an item's dates its page shows, and where. An item may have up to 500 dates. */
final class ItemDates {

    private static final int MOST_NEXT = 6;
    private static final int MOST_OTHERS = 60;

    private ItemDates() {}

    static Dates of(List<OccurrenceView> occurrences, boolean toBeAnnounced, Whens whens, LocalDate today) {
        List<OccurrenceView> coming =
                occurrences.stream().filter(each -> !each.isOver(today)).toList();
        List<OccurrenceView> next = first(coming.isEmpty() ? occurrences : coming, MOST_NEXT);
        List<OccurrenceView> others = new ArrayList<>(occurrences);
        others.removeAll(next);
        List<OccurrenceView> shown = first(others, MOST_OTHERS);
        return new Dates(
                next.stream().map(each -> whens.of(each, today)).toList(),
                shown.stream().map(each -> whens.of(each, today)).toList(),
                others.size() - shown.size(),
                !occurrences.isEmpty() && coming.isEmpty(),
                occurrences.isEmpty() && toBeAnnounced);
    }

    private static List<OccurrenceView> first(List<OccurrenceView> all, int most) {
        return all.subList(0, Math.min(most, all.size()));
    }
}
