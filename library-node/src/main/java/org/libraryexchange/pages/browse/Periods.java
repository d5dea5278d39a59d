package org.libraryexchange.pages.browse;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.libraryexchange.base.locale.Dates;

/** Puts the periods of history resources, given in EDTF, into words. */
public record Periods(Dates dates, BrowseMessages messages) {

    private static final Pattern DATE =
            Pattern.compile("(-?\\d{2}(?:\\d{2}|\\dX|XX))(?:-(\\d\\d))?(?:-(\\d\\d))?([?~%]?)");
    private static final Pattern YEAR = Pattern.compile("(?!0000)\\d{4}");
    private static final Pattern TYPED =
            Pattern.compile("(?<minus>-|前|公元前)?(?=.*[1-9])(?<number>[0-9]{1,4})年?(?<bc> ?bce?)?", CASE_INSENSITIVE);
    private static final int DECEMBER = 12;

    /** The year that somebody has typed, such as 1890, 500 BC, -500 or 公元前500年, as ISO 8601 counts: 1 BC is its year 0. */
    static Optional<Integer> typed(String text) {
        return Optional.of(TYPED.matcher(text.strip())).filter(Matcher::matches).map(year -> {
            int number = Integer.parseInt(year.group("number"));
            return year.group("minus") == null && year.group("bc") == null ? number : 1 - number;
        });
    }

    /** The period in words. Rare forms, and text that is not EDTF, are returned unchanged. */
    public String of(String edtf) {
        String[] ends = edtf.split("/", -1);
        if (ends.length != 2) {
            return date(edtf);
        }
        if (isOpen(ends[0])) {
            return messages.untilYear(date(ends[1]));
        }
        return isOpen(ends[1]) ? messages.sinceYear(date(ends[0])) : span(ends[0], ends[1]);
    }

    private String span(String first, String last) {
        return YEAR.matcher(first).matches() && YEAR.matcher(last).matches()
                ? messages.years(plain(first), plain(last))
                : dates.shortSpan(date(first), date(last));
    }

    private static String plain(String year) {
        return Integer.toString(Integer.parseInt(year));
    }

    private static boolean isOpen(String end) {
        return end.isEmpty() || end.equals("..");
    }

    private String date(String text) {
        Matcher date = DATE.matcher(text);
        if (!date.matches()) {
            return text;
        }
        String shown = exact(date);
        return switch (date.group(4)) {
            case "~" -> messages.about(shown);
            case "?" -> messages.uncertain(shown);
            case "%" -> messages.uncertain(messages.about(shown));
            default -> shown;
        };
    }

    private String exact(Matcher date) {
        String year = date.group(1);
        if (year.endsWith("XX")) {
            int hundreds = Integer.parseInt(year.substring(0, year.length() - 2));
            return hundreds < 0 ? year : messages.century(hundreds + 1);
        }
        if (year.endsWith("X")) {
            return messages.decade(year.replace('X', '0'));
        }
        try {
            return ofCalendar(Integer.parseInt(year), date.group(2), date.group(3));
        } catch (DateTimeException e) {
            return year;
        }
    }

    private String ofCalendar(int year, String month, String day) {
        if (month == null || Integer.parseInt(month) > DECEMBER) {
            return year > 0 ? messages.year(Integer.toString(year)) : messages.beforeChrist(1 - year);
        }
        YearMonth of = YearMonth.of(year, Integer.parseInt(month));
        return day == null ? dates.month(of) : dates.wholeDay(LocalDate.of(year, of.getMonth(), Integer.parseInt(day)));
    }
}
