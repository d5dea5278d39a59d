package org.libraryexchange.catalogue.spreadsheet;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.libraryexchange.base.calendar.DayRange;
import org.libraryexchange.catalogue.question.DatesInWords;

/**
 * A period as people write it.
 *
 * @param edtf the same in EDTF
 * @param era the name of a Chinese era in the text, which readers may want to see; empty if there is none
 */
public record WrittenPeriod(String edtf, String era) {

    private static final Pattern ABOUT = Pattern.compile(
            "(?i)(?:about|around|circa|ca?\\.?|approx\\.?|约|大约)\\s*(?<then>.+)|(?<before>.+?)(?:前后|左右)");
    private static final Pattern ERA =
            Pattern.compile("[明清]?[朝代]?(?<name>%s)(?:(?<year>元|[一二三四五六七八九十\\d]{1,3})年|年间|[朝代]|时期)?"
                    .formatted(String.join("|", WrittenWords.names(WrittenWords.ERA))));

    /** Reads a text; empty if it says anything else. */
    public static Optional<WrittenPeriod> read(String text) {
        if (WrittenWords.isLong(text)) {
            return Optional.empty();
        }
        String plain = text.strip();
        Matcher about = ABOUT.matcher(plain);
        if (!about.matches()) {
            return exact(plain);
        }
        String then = about.group("then") == null ? about.group("before") : about.group("then");
        return exact(then.strip())
                .filter(period -> !period.edtf.endsWith("~"))
                .map(period -> new WrittenPeriod(period.edtf.replaceAll("(?=/|$)", "~"), period.era));
    }

    private static Optional<WrittenPeriod> exact(String text) {
        return DatesInWords.only(text)
                .map(days -> new WrittenPeriod(edtf(days), ""))
                .or(() -> era(text));
    }

    private static Optional<WrittenPeriod> era(String text) {
        Matcher said = ERA.matcher(text);
        if (!said.matches()) {
            return Optional.empty();
        }
        String[] years = WrittenWords.value(WrittenWords.ERA, said.group("name"))
                .orElseThrow()
                .split("/", -1);
        int first = Integer.parseInt(years[0]);
        int last = Integer.parseInt(years[1]);
        String year = said.group("year");
        if (year == null) {
            return Optional.of(new WrittenPeriod(years(first, last), text));
        }
        return number(year)
                .map(number -> first - 1 + number)
                .filter(of -> of <= last)
                .map(of -> new WrittenPeriod(years(of, of), text));
    }

    private static Optional<Integer> number(String text) {
        try {
            return Optional.of(text.equals("元") ? 1 : DatesInWords.number(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String edtf(DayRange days) {
        int first = days.first().getYear();
        int last = days.last().getYear();
        if (days.equals(DayRange.years(first, last))) {
            return years(first, last);
        }
        YearMonth month = YearMonth.from(days.first());
        String whole = days.equals(DayRange.of(month))
                ? month.toString()
                : days.first().toString();
        return days.first().equals(days.last()) || days.equals(DayRange.of(month)) ? whole : whole + "/" + days.last();
    }

    /** Ten or a hundred years have a form of their own. */
    private static String years(int first, int last) {
        return switch (last - first) {
            case 0 -> "%04d".formatted(first);
            case 9 -> first % 10 == 0 ? "%03dX".formatted(first / 10) : "%04d/%04d".formatted(first, last);
            case 99 -> first % 100 == 1 ? "%02dXX".formatted(first / 100) : "%04d/%04d".formatted(first, last);
            default -> "%04d/%04d".formatted(first, last);
        };
    }
}
