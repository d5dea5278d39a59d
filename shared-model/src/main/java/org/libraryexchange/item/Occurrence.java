package org.libraryexchange.item;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * One time at which an event or festival takes place: either whole days, or a local time in a zone. If a local time
 * occurs twice, because clocks go back, the earlier one is meant (as in iCalendar, RFC 5545 section 3.3.5).
 *
 * @param date first day; only for whole days
 * @param endDate last day, inclusive; optional
 * @param start local time without seconds; only with a zone
 * @param end local time without seconds, after the start; optional
 * @param zone IANA time zone such as {@code Europe/London}
 * @param status {@code scheduled} by default
 * @param reason by language, why it is not as announced; optional
 * @param ruleYear the year of a festival's rule whose date it is; only of a festival, and optional
 */
public record Occurrence(
        @JsonFormat(pattern = CalendarText.DATE) @JsonDeserialize(using = CalendarText.OfDate.class)
        LocalDate date,

        @JsonFormat(pattern = CalendarText.DATE) @JsonDeserialize(using = CalendarText.OfDate.class)
        LocalDate endDate,

        @JsonFormat(pattern = CalendarText.TIME) @JsonDeserialize(using = CalendarText.OfTime.class)
        LocalDateTime start,

        @JsonFormat(pattern = CalendarText.TIME) @JsonDeserialize(using = CalendarText.OfTime.class)
        LocalDateTime end,

        String zone,
        OccurrenceStatus status,
        LocalizedText reason,
        Integer ruleYear) {

    static final int MOST = 500;
    static final int LONGEST_REASON = 1_000;

    private static final int LAST_YEAR = 9999;

    /** Kept here because the platform copies all six hundred zones for each call. */
    private static final Set<String> ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());

    public Occurrence {
        status = status == null ? OccurrenceStatus.SCHEDULED : status;
    }

    static void checkAll(Findings findings, List<Occurrence> occurrences) {
        Rules.each(findings, occurrences, MOST, (at, occurrence) -> occurrence.check(at));
        findings.require(Rules.distinct(occurrences), "unique", "must not name a time twice", null);
    }

    /** The first day. */
    public LocalDate day() {
        return date == null ? start.toLocalDate() : date;
    }

    /** The last of whole days. */
    public LocalDate lastDay() {
        return endDate == null ? date : endDate;
    }

    /** Whether calendars can show a day: they count years with four digits, also that of the day after. */
    public static boolean isInCalendars(LocalDate day) {
        return day.getYear() > 1 && day.getYear() < LAST_YEAR;
    }

    /** The days that it names, by member. */
    Map<String, LocalDate> days() {
        Map<String, LocalDate> days = new HashMap<>();
        days.put("date", date);
        days.put("endDate", endDate);
        days.put("start", start == null ? null : start.toLocalDate());
        days.put("end", end == null ? null : end.toLocalDate());
        days.values().removeIf(Objects::isNull);
        return days;
    }

    /**
     * Checks what holds only for days that a write adds.
     *
     * @param known the days that the item names already
     */
    void checkAdded(Findings findings, Set<LocalDate> known) {
        days().forEach((member, day) -> findings.at(member)
                .require(
                        known.contains(day) || isInCalendars(day),
                        "calendar-year",
                        "must be in the years 0002 to 9998, which calendars can show",
                        day));
    }

    private void check(Findings findings) {
        Rules.year(findings.at("ruleYear"), ruleYear);
        LocalizedText.checkParagraphs(findings.at("reason"), reason, LONGEST_REASON);
        if (findings.require(
                (date == null) != (start == null),
                "one-of",
                "must have either a date (whole days) or a start (local time and zone)",
                null)) {
            if (date != null) {
                checkDays(findings);
            } else {
                checkTimes(findings);
            }
        }
    }

    private void checkDays(Findings findings) {
        findings.at("zone").require(zone == null, "not-allowed", "is allowed only with a start, not with a date", zone);
        findings.at("end").require(end == null, "not-allowed", "is allowed only with a start, not with a date", end);
        boolean dateInRange = checkYear(findings.at("date"), date);
        boolean endInRange = checkYear(findings.at("endDate"), endDate);
        if (dateInRange && endInRange && endDate != null) {
            findings.at("endDate")
                    .require(
                            !endDate.isBefore(date), "end-after-start", "must not be before the date " + date, endDate);
        }
    }

    private void checkTimes(Findings findings) {
        findings.at("endDate").require(endDate == null, "not-allowed", "is allowed only with a date", endDate);
        boolean startInRange = checkYear(findings.at("start"), start.toLocalDate());
        boolean endInRange = checkYear(findings.at("end"), end == null ? null : end.toLocalDate());
        boolean known = findings.at("zone").present(zone)
                && findings.at("zone")
                        .require(
                                ZONES.contains(zone),
                                "time-zone",
                                "must be an IANA time zone such as Europe/London",
                                zone);
        if (startInRange && endInRange && known) {
            checkAgainstClock(findings, ZoneId.of(zone));
        }
    }

    private void checkAgainstClock(Findings findings, ZoneId in) {
        boolean startExists = exists(findings.at("start"), start, in);
        boolean endExists = end == null || exists(findings.at("end"), end, in);
        if (startExists && endExists && end != null) {
            findings.at("end")
                    .require(
                            ZonedDateTime.of(end, in).isAfter(ZonedDateTime.of(start, in)),
                            "end-after-start",
                            "must be after the start " + start,
                            end);
        }
    }

    private static boolean exists(Findings findings, LocalDateTime time, ZoneId in) {
        return findings.require(
                !in.getRules().getValidOffsets(time).isEmpty(),
                "time-exists",
                "does not exist in " + in + ": clocks going forward skip it",
                time);
    }

    private static boolean checkYear(Findings findings, LocalDate day) {
        return day == null
                || findings.require(
                        day.getYear() >= 1 && day.getYear() <= LAST_YEAR,
                        "year",
                        "must be in the years 0001 to 9999",
                        day);
    }
}
