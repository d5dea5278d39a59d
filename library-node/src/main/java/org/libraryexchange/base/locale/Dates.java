package org.libraryexchange.base.locale;

import com.ibm.icu.text.TimeZoneFormat;
import com.ibm.icu.text.TimeZoneFormat.Style;
import com.ibm.icu.text.TimeZoneNames;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.Stream;
import org.libraryexchange.base.calendar.ChineseDays;

/** Formats days and times as readers of a language write them, so that nobody mistakes a month for a day. */
public record Dates(Language language) {

    private String shown(TemporalAccessor date, String english, String chinese) {
        return DateTimeFormatter.ofPattern(isChinese() ? chinese : english, language.locale())
                .format(date);
    }

    private boolean isChinese() {
        return language == Language.CHINESE;
    }

    /** Such as 20 Nov 2026, where there is little room. */
    public String day(TemporalAccessor date) {
        return shown(date, "d MMM uuuu", "uuuu年M月d日");
    }

    /** Such as 20 November 2026. */
    public String wholeDay(TemporalAccessor date) {
        return shown(date, "d MMMM uuuu", "uuuu年M月d日");
    }

    /** Such as Fri 20 November 2026. */
    public String dayWithWeekday(TemporalAccessor date) {
        return shown(date, "EEE d MMMM uuuu", "uuuu年M月d日（EEE）");
    }

    /** Such as 20 Nov, if the year is clear. */
    public String dayOfMonth(TemporalAccessor date) {
        return shown(date, "d MMM", "M月d日");
    }

    /** Such as Fri. */
    public String weekday(TemporalAccessor date) {
        return shown(date, "EEE", "EEE");
    }

    /** Such as F, above a narrow column. */
    public String initial(TemporalAccessor date) {
        return shown(date, "EEEEE", "EEEEE");
    }

    /** The weeks of a month, from Monday on. The first and the last may have days of other months. */
    public List<List<LocalDate>> weeks(YearMonth of) {
        LocalDate monday = of.atDay(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return Stream.iterate(monday, week -> !week.isAfter(of.atEndOfMonth()), week -> week.plusWeeks(1))
                .map(week -> week.datesUntil(week.plusWeeks(1)).toList())
                .toList();
    }

    /** Such as November 2026. */
    public String month(YearMonth of) {
        return shown(of, "MMMM uuuu", "uuuu年M月");
    }

    /** Such as 18:00. In the hour that a clock shows twice, also by which of its two times, such as 01:30 BST. */
    public String time(ZonedDateTime moment) {
        String time = shown(moment, "HH:mm", "HH:mm");
        boolean twice = moment.getZone()
                        .getRules()
                        .getValidOffsets(moment.toLocalDateTime())
                        .size()
                > 1;
        return twice ? time + clock(moment) : time;
    }

    private String clock(ZonedDateTime moment) {
        String name = TimeZoneFormat.getInstance(new ULocale(language.territorial()))
                .format(
                        isChinese() ? Style.SPECIFIC_LONG : Style.SPECIFIC_SHORT,
                        TimeZone.getTimeZone(moment.getZone().getId()),
                        moment.toInstant().toEpochMilli());
        return isChinese() ? "（" + name + "）" : " " + name;
    }

    /** The days from first to last, such as Thu 26 – Sun 29 August 2027: what both have in common stands once. */
    public String days(LocalDate first, LocalDate last) {
        if (first.equals(last)) {
            return dayWithWeekday(first);
        }
        return isChinese()
                ? dayWithWeekday(first) + "至" + beside(first, last)
                : span(beside(last, first), dayWithWeekday(last));
    }

    private String beside(LocalDate whole, LocalDate day) {
        if (day.getYear() != whole.getYear()) {
            return dayWithWeekday(day);
        }
        return day.getMonth() == whole.getMonth()
                ? shown(day, "EEE d", "d日（EEE）")
                : shown(day, "EEE d MMMM", "M月d日（EEE）");
    }

    /** A span between two texts that may contain spaces. */
    public String span(String from, String to) {
        return from + (isChinese() ? "—" : " – ") + to;
    }

    /** A span between two texts without spaces, such as 18:00–23:00. */
    public String shortSpan(String from, String to) {
        return from + (isChinese() ? "—" : "–") + to;
    }

    /** Days in the Chinese calendar, such as 18th day of the 8th lunar month. */
    public String chinese(ChineseDays days) {
        return isChinese() ? days.chinese() : days.english();
    }

    /** The place that a zone is named after, such as London. */
    public String nameOf(ZoneId zone) {
        String place =
                TimeZoneNames.getInstance(ULocale.forLocale(language.locale())).getExemplarLocationName(zone.getId());
        return place == null ? zone.getId() : place;
    }
}
