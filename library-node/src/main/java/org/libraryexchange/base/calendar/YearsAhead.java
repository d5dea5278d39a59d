package org.libraryexchange.base.calendar;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.libraryexchange.item.Festival;
import org.libraryexchange.item.LocalizedText;
import org.libraryexchange.item.Occurrence;
import org.libraryexchange.item.Recurrence;

/**
 * Adds to a festival what its rule says: the dates of the next three years, each with its year of the rule, and the rule
 * in words. A year that has a date is left alone, so a date that somebody has moved or cancelled stays. After a change of
 * the rule, future dates that are still those of the old rule are made anew, and so are words. A date that somebody has
 * entered without a year of the rule counts instead of the rule's.
 */
final class YearsAhead {

    static final int AHEAD = 3;

    /** A rule's date is at most a year away from the day that it counts from, and lasts at most another. */
    static final int AROUND = 2;

    private static final int HALF_A_YEAR = 183;
    private static final int MOST_OCCURRENCES = 500;

    private final Recurrence rule;

    /** The rule before; null if it is the same, or if there was none. */
    private final Recurrence former;

    private final LocalDate today;

    private YearsAhead(Recurrence rule, Recurrence former, LocalDate today) {
        this.rule = rule;
        this.former = rule.equals(former) ? null : former;
        this.today = today;
    }

    /**
     * Returns the same festival with what its rule says; unchanged if it has no rule, or one that this node does not know.
     *
     * @param before the festival as it was; empty if it is new
     * @param today in the city
     */
    static Festival complete(Optional<Festival> before, Festival festival, LocalDate today) {
        Recurrence rule = festival.recurrence();
        if (rule == null || rule.form().isEmpty()) {
            return festival;
        }
        YearsAhead years = new YearsAhead(rule, before.map(Festival::recurrence).orElse(null), today);
        return festival.with(years.words(festival.rule()), years.occurrences(festival.occurrences()));
    }

    private List<Occurrence> occurrences(List<Occurrence> present) {
        List<Occurrence> dates = new ArrayList<>(present);
        dates.removeIf(this::isOfFormerRule);
        Set<Integer> entered = new HashSet<>();
        dates.stream().filter(date -> date.ruleYear() == null).map(this::yearOf).forEach(entered::add);
        dates.removeIf(date -> date.ruleYear() != null && entered.contains(date.ruleYear()));
        Set<Integer> taken = new HashSet<>(entered);
        dates.stream().map(Occurrence::ruleYear).filter(Objects::nonNull).forEach(taken::add);
        ahead().filter(date -> !taken.contains(date.ruleYear()))
                .limit(Math.max(0, MOST_OCCURRENCES - dates.size()))
                .forEach(dates::add);
        dates.sort(Comparator.comparing(Occurrence::day));
        return dates;
    }

    private boolean isOfFormerRule(Occurrence date) {
        return former != null
                && date.ruleYear() != null
                && date.day().isAfter(today)
                && RuleDates.occurrence(former, date.ruleYear())
                        .filter(date::equals)
                        .isPresent();
    }

    /** The year of the rule that a date without one is meant for: that of the nearest date of the rule. */
    private int yearOf(Occurrence date) {
        int year = date.day().getYear();
        return IntStream.rangeClosed(year - AROUND, year + AROUND)
                .filter(each -> daysAway(date.day(), each) <= HALF_A_YEAR)
                .boxed()
                .min(Comparator.comparing(each -> daysAway(date.day(), each)))
                .orElse(year);
    }

    private long daysAway(LocalDate day, int year) {
        return RuleDates.first(rule, year)
                .map(first -> Math.abs(ChronoUnit.DAYS.between(first, day)))
                .orElse(Long.MAX_VALUE);
    }

    /** The dates that end today or later, and begin within three years. */
    private Stream<Occurrence> ahead() {
        return IntStream.rangeClosed(today.getYear() - AROUND, today.getYear() + AHEAD + AROUND)
                .mapToObj(year -> RuleDates.occurrence(rule, year))
                .flatMap(Optional::stream)
                .filter(date -> !date.lastDay().isBefore(today) && !date.date().isAfter(today.plusYears(AHEAD)));
    }

    private LocalizedText words(LocalizedText present) {
        Map<String, String> words = new TreeMap<>(present == null ? Map.of() : present.byLanguage());
        Map<String, String> old = former == null ? Map.of() : RuleWords.of(former);
        RuleWords.of(rule).forEach((language, text) -> {
            String said = words.get(language);
            boolean hasRoom = words.size() < LocalizedText.MOST_LANGUAGES;
            if (said == null ? hasRoom : said.equals(old.get(language))) {
                words.put(language, text);
            }
        });
        return new LocalizedText(words);
    }
}
