package org.libraryexchange.catalogue.formats;

import java.time.LocalDateTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A time zone with the same rules each year, as calendars describe it (RFC 5545 section 3.6.5). It comes from the
 * platform's rules. For zones and years with other rules, times have to be given in UTC.
 *
 * @param since a year; the rules hold for all later ones
 */
record YearlyZone(ZoneId id, int since, List<Observance> observances) {

    private static final int USUAL_SINCE = 1970;

    /** After so many years, dates fall on the same weekdays again. */
    private static final int YEARS_OF_A_CYCLE = 28;

    private static final int DAYS_OF_A_WEEK = 7;

    /** Names without a character that a parameter could not hold. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_+/-]*");

    /**
     * A time of the year with one offset.
     *
     * @param start when it begins for the first time, by the clock until then
     * @param rule the days on which it begins each year; empty if it never ends
     */
    record Observance(
            boolean daylight, LocalDateTime start, ZoneOffset before, ZoneOffset offset, Optional<String> rule) {}

    static Optional<YearlyZone> of(ZoneId zone) {
        if (!NAME.matcher(zone.getId()).matches()) {
            return Optional.empty();
        }
        ZoneRules rules = zone.getRules();
        List<ZoneOffsetTransition> changes = rules.getTransitions();
        int since = changes.isEmpty()
                ? USUAL_SINCE
                : changes.get(changes.size() - 1).getDateTimeBefore().getYear() + 1;
        List<Observance> observances = rules.getTransitionRules().isEmpty()
                ? List.of(constant(rules, since))
                : rules.getTransitionRules().stream()
                        .flatMap(rule -> yearly(rule, since).stream())
                        .toList();
        return observances.size() < rules.getTransitionRules().size()
                ? Optional.empty()
                : Optional.of(new YearlyZone(zone, since, observances));
    }

    private static Observance constant(ZoneRules rules, int since) {
        LocalDateTime start = Year.of(since).atDay(1).atStartOfDay();
        ZoneOffset offset = rules.getOffset(start);
        return new Observance(false, start, offset, offset, Optional.empty());
    }

    /** Empty if the days cannot be told by a week of a month. */
    private static Optional<Observance> yearly(ZoneOffsetTransitionRule rule, int since) {
        List<LocalDateTime> starts = IntStream.range(since, since + YEARS_OF_A_CYCLE)
                .mapToObj(year -> rule.createTransition(year).getDateTimeBefore())
                .toList();
        LocalDateTime first = starts.get(0);
        boolean regular = starts.stream()
                .allMatch(start -> start.getMonth() == first.getMonth()
                        && start.getDayOfWeek() == first.getDayOfWeek()
                        && start.toLocalTime().equals(first.toLocalTime()));
        return same(starts, YearlyZone::week)
                .or(() -> same(starts, start -> -weekFromTheEnd(start)))
                .filter(week -> regular)
                .map(week -> new Observance(
                        rule.getOffsetAfter().getTotalSeconds()
                                > rule.getStandardOffset().getTotalSeconds(),
                        first,
                        rule.getOffsetBefore(),
                        rule.getOffsetAfter(),
                        Optional.of("FREQ=YEARLY;BYMONTH=" + first.getMonthValue() + ";BYDAY=" + week + day(first))));
    }

    private static Optional<Integer> same(List<LocalDateTime> starts, ToIntFunction<LocalDateTime> week) {
        int first = week.applyAsInt(starts.get(0));
        return starts.stream().allMatch(start -> week.applyAsInt(start) == first)
                ? Optional.of(first)
                : Optional.empty();
    }

    private static int week(LocalDateTime start) {
        return (start.getDayOfMonth() - 1) / DAYS_OF_A_WEEK + 1;
    }

    private static int weekFromTheEnd(LocalDateTime start) {
        return (start.toLocalDate().lengthOfMonth() - start.getDayOfMonth()) / DAYS_OF_A_WEEK + 1;
    }

    private static String day(LocalDateTime start) {
        return start.getDayOfWeek().name().substring(0, 2).toUpperCase(Locale.ROOT);
    }

    boolean covers(LocalDateTime time) {
        return time.getYear() > since;
    }
}
