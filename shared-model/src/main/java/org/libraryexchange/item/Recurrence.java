package org.libraryexchange.item;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.Month;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rule by which a festival returns: exactly one form, and what all forms have in common. A rule gives at most one
 * date in each of its years. In a year that lacks the day, such as 29 February or a fifth Monday, it gives none.
 *
 * @param lunar a day of the Chinese calendar
 * @param solarTerm the day on which one of the 24 solar terms begins
 * @param date a day of the Gregorian calendar
 * @param weekday a weekday of a month
 * @param easter Easter Sunday of the western churches
 * @param announced no rule: somebody announces the dates of each year
 * @param offset days by which the festival begins later than that day, or earlier if negative; null for none
 * @param lasts how many days it lasts; null for one
 * @param from first year; null for all before {@code to}
 * @param to last year; null for all after {@code from}
 */
public record Recurrence(
        Lunar lunar,
        @JsonProperty("solar-term") OfSolarTerm solarTerm,
        OfDate date,
        OfWeekday weekday,
        Easter easter,
        Announced announced,
        Integer offset,
        Integer lasts,
        Integer from,
        Integer to) {

    private static final int LONGEST_OFFSET = 366;
    private static final int MOST_DAYS = 366;
    private static final int LAST = -1;
    private static final int MOST_LUNAR_DAYS = 30;
    private static final int MOST_WEEKDAYS = 5;

    public Recurrence {
        offset = Integer.valueOf(0).equals(offset) ? null : offset;
        lasts = Integer.valueOf(1).equals(lasts) ? null : lasts;
    }

    /** On which day a rule counts from. */
    public sealed interface Form permits Lunar, OfSolarTerm, OfDate, OfWeekday, Easter, Announced {

        /** Notes what is wrong with it. */
        void check(Findings findings);
    }

    /**
     * A day of the Chinese calendar. Leap months never repeat a festival.
     *
     * @param day 1 to 30, or -1 for the last day of the month, which is the 29th or the 30th
     */
    public record Lunar(Integer month, Integer day) implements Form {
        @Override
        public void check(Findings findings) {
            checkMonth(findings, month);
            if (findings.at("day").present(day)) {
                findings.at("day")
                        .require(
                                day == LAST || (day >= 1 && day <= MOST_LUNAR_DAYS),
                                "lunar-day",
                                "must be a day from 1 to 30, since no lunar month is longer, or -1 for the last day",
                                day);
            }
        }
    }

    /** The day on which a solar term begins. */
    public record OfSolarTerm(SolarTerm term) implements Form {
        @Override
        public void check(Findings findings) {
            findings.at("term").present(term);
        }
    }

    /** A day of the Gregorian calendar. */
    public record OfDate(Integer month, Integer day) implements Form {
        @Override
        public void check(Findings findings) {
            boolean hasMonth = checkMonth(findings, month);
            if (findings.at("day").present(day) && hasMonth) {
                checkDay(findings.at("day"), month, day);
            }
        }
    }

    /**
     * A weekday of a month.
     *
     * @param nth 1 to 5, or -1 for the last
     * @param onOrAfter the day of the month from which {@code nth} counts, if need be into the next month; null for the first
     */
    public record OfWeekday(Integer month, Weekday weekday, Integer nth, Integer onOrAfter) implements Form {
        @Override
        public void check(Findings findings) {
            boolean hasMonth = checkMonth(findings, month);
            if (onOrAfter != null && hasMonth) {
                checkDay(findings.at("onOrAfter"), month, onOrAfter);
            }
            findings.at("weekday").present(weekday);
            if (findings.at("nth").present(nth)) {
                findings.at("nth")
                        .require(
                                nth == LAST || (nth >= 1 && nth <= MOST_WEEKDAYS),
                                "nth-weekday",
                                "must be from 1 to 5, or -1 for the last in the month",
                                nth);
                findings.at("onOrAfter")
                        .require(
                                onOrAfter == null || nth != LAST,
                                "not-allowed",
                                "must be left out for the last in the month",
                                onOrAfter);
            }
        }
    }

    /** Easter Sunday of the western churches. */
    @JsonSerialize
    public record Easter() implements Form {
        @Override
        public void check(Findings findings) {
            // It has no members.
        }
    }

    /** Dates that somebody announces each year. */
    @JsonSerialize
    public record Announced() implements Form {
        @Override
        public void check(Findings findings) {
            // It has no members.
        }
    }

    /** The form; empty if there is none, or more than one. */
    public Optional<Form> form() {
        List<Form> forms = forms().toList();
        return forms.size() == 1 ? Optional.of(forms.get(0)) : Optional.empty();
    }

    /** Whether it counts by the Chinese calendar, so that readers expect its dates in that calendar too. */
    public boolean countsByChineseCalendar() {
        return lunar != null || solarTerm != null;
    }

    private Stream<Form> forms() {
        return Stream.<Form>of(lunar, solarTerm, date, weekday, easter, announced)
                .filter(Objects::nonNull);
    }

    /** Days from the day of the form to the first day of the festival. */
    public int daysAfter() {
        return offset == null ? 0 : offset;
    }

    /** How many days the festival lasts, at least one. */
    public int days() {
        return lasts == null ? 1 : lasts;
    }

    /** Whether the rule is meant for a year. */
    public boolean holdsIn(int year) {
        return (from == null || year >= from) && (to == null || year <= to);
    }

    /** Notes every rule that it breaks. */
    public void check(Findings findings) {
        findings.require(
                forms().count() == 1,
                "one-of",
                "must have exactly one of lunar, solar-term, date, weekday, easter and announced",
                null);
        checkForm(findings, "lunar", lunar);
        checkForm(findings, "solar-term", solarTerm);
        checkForm(findings, "date", date);
        checkForm(findings, "weekday", weekday);
        Rules.range(findings.at("offset"), offset, -LONGEST_OFFSET, LONGEST_OFFSET);
        Rules.range(findings.at("lasts"), lasts, 1, MOST_DAYS);
        boolean fromIsRight = Rules.year(findings.at("from"), from);
        boolean toIsRight = Rules.year(findings.at("to"), to);
        if (fromIsRight && toIsRight && from != null && to != null) {
            findings.at("to").require(from <= to, "in-order", "must not be before the first year " + from, to);
        }
    }

    private static void checkForm(Findings findings, String name, Form form) {
        if (form != null) {
            form.check(findings.at(name));
        }
    }

    private static void checkDay(Findings findings, int month, int day) {
        int longest = Month.of(month).maxLength();
        findings.require(
                day >= 1 && day <= longest,
                "day-of-month",
                "must be a day from 1 to " + longest + ", since month " + month + " has no other",
                day);
    }

    private static boolean checkMonth(Findings findings, Integer month) {
        return findings.at("month").present(month)
                && Rules.range(findings.at("month"), month, 1, Month.values().length);
    }
}
