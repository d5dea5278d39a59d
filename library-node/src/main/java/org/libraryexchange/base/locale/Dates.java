package org.libraryexchange.base.locale;

import com.ibm.icu.text.TimeZoneNames;
import com.ibm.icu.util.ULocale;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.libraryexchange.base.calendar.ChineseDays;

/** Formats days and times as readers of a language write them, so that nobody mistakes a month for a day. */
public final class Dates {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final Language language;
    private final DateTimeFormatter day;
    private final DateTimeFormatter weekday;
    private final DateTimeFormatter dayOfMonth;
    private final DateTimeFormatter month;

    private Dates(Language language, String day, String weekday, String dayOfMonth, String month) {
        this.language = language;
        this.day = DateTimeFormatter.ofPattern(day, language.locale());
        this.weekday = DateTimeFormatter.ofPattern(weekday, language.locale());
        this.dayOfMonth = DateTimeFormatter.ofPattern(dayOfMonth, language.locale());
        this.month = DateTimeFormatter.ofPattern(month, language.locale());
    }

    public static Dates of(Language language) {
        return switch (language) {
            case ENGLISH -> new Dates(language, "d MMM uuuu", "EEE d MMM uuuu", "d MMM", "MMM uuuu");
            case CHINESE -> new Dates(language, "uuuu年M月d日", "uuuu年M月d日（EEE）", "M月d日", "uuuu年M月");
        };
    }

    /** Such as 20 Nov 2026. */
    public String day(TemporalAccessor date) {
        return day.format(date);
    }

    /** Such as Fri 20 Nov 2026. */
    public String dayWithWeekday(TemporalAccessor date) {
        return weekday.format(date);
    }

    /** Such as 20 Nov, if the year is clear. */
    public String dayOfMonth(TemporalAccessor date) {
        return dayOfMonth.format(date);
    }

    /** Such as Fri. */
    public String weekday(TemporalAccessor date) {
        return DateTimeFormatter.ofPattern("EEE", language.locale()).format(date);
    }

    /** Such as F, above a narrow column. */
    public String initial(TemporalAccessor date) {
        return DateTimeFormatter.ofPattern("EEEEE", language.locale()).format(date);
    }

    /** The weeks of a month, from Monday on. The first and the last may have days of other months. */
    public List<List<LocalDate>> weeks(YearMonth of) {
        LocalDate monday = of.atDay(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return Stream.iterate(monday, week -> !week.isAfter(of.atEndOfMonth()), week -> week.plusWeeks(1))
                .map(week -> week.datesUntil(week.plusWeeks(1)).toList())
                .toList();
    }

    /** Such as Nov 2026. */
    public String month(YearMonth of) {
        return month.format(of);
    }

    /** Such as 18:00. */
    public String time(LocalTime time) {
        return TIME.format(time);
    }

    /** The days from first to last, such as 20 Nov 2026 – 3 Jan 2027. */
    public String days(LocalDate first, LocalDate last) {
        return first.equals(last) ? dayWithWeekday(first) : span(day(first), day(last));
    }

    /** A span between two texts that may contain spaces. */
    public String span(String from, String to) {
        return from + (language == Language.CHINESE ? "—" : " – ") + to;
    }

    /** A span between two texts without spaces, such as 18:00–23:00. */
    public String shortSpan(String from, String to) {
        return from + (language == Language.CHINESE ? "—" : "–") + to;
    }

    /** Days in the Chinese calendar, such as 18th day of the 8th lunar month. */
    public String chinese(ChineseDays days) {
        return language == Language.CHINESE ? days.chinese() : days.english();
    }

    /** The place that a zone is named after, such as London. */
    public String nameOf(ZoneId zone) {
        String place =
                TimeZoneNames.getInstance(ULocale.forLocale(language.locale())).getExemplarLocationName(zone.getId());
        return place == null ? zone.getId() : place;
    }
}
