package org.libraryexchange.base.calendar;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.item.Festival;
import org.libraryexchange.item.ItemContent;
import org.libraryexchange.item.Occurrence;
import org.libraryexchange.item.Recurrence;

/** What follows from the rules of festivals, by the city's calendar. */
@Singleton
public class FestivalDates {

    /** The first year of a rule that has a date, for all rules. */
    public static final int FIRST_YEAR = RuleDates.FIRST_YEAR;

    /** The last year of a rule that has a date. */
    public static final int LAST_YEAR = RuleDates.LAST_YEAR;

    private final ZoneId zone;

    @Inject
    FestivalDates(NodeConfig node) {
        this(node.timeZone());
    }

    FestivalDates(ZoneId zone) {
        this.zone = zone;
    }

    /**
     * Returns the same content with dates and words of a festival's rule; unchanged if nothing is missing.
     *
     * @param before the content that it follows; empty for a new item
     */
    public ItemContent complete(Optional<ItemContent> before, ItemContent content, Instant now) {
        if (content.festival() == null) {
            return content;
        }
        Festival complete = YearsAhead.complete(
                before.map(ItemContent::festival),
                content.festival(),
                now.atZone(zone).toLocalDate());
        return complete.equals(content.festival()) ? content : content.with(complete);
    }

    /** The next dates of a valid rule, in their order; fewer if it gives no more up to {@value #LAST_YEAR}. */
    public List<Occurrence> next(Recurrence rule, int most, Instant now) {
        LocalDate today = now.atZone(zone).toLocalDate();
        return IntStream.rangeClosed(today.getYear() - YearsAhead.AROUND, LAST_YEAR)
                .mapToObj(year -> RuleDates.occurrence(rule, year))
                .flatMap(Optional::stream)
                .filter(date -> !date.lastDay().isBefore(today))
                .limit(most)
                .toList();
    }

    /** The years of a valid rule, from this one on as far as dates are made, in which it gives none. */
    public List<Integer> without(Recurrence rule, Instant now) {
        int year = now.atZone(zone).getYear();
        return IntStream.rangeClosed(year, year + YearsAhead.AHEAD)
                .filter(each -> rule.announced() == null && rule.holdsIn(each))
                .filter(each -> RuleDates.occurrence(rule, each).isEmpty())
                .boxed()
                .toList();
    }

    /** A valid rule in words, by language. */
    public static Map<String, String> words(Recurrence rule) {
        return RuleWords.of(rule);
    }

    /** The dates of a valid rule in some of its years, in their order. */
    public static List<Occurrence> of(Recurrence rule, int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(year -> RuleDates.occurrence(rule, year))
                .flatMap(Optional::stream)
                .toList();
    }
}
