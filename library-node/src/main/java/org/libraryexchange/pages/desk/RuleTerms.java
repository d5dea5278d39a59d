package org.libraryexchange.pages.desk;

import java.time.DateTimeException;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.stream.Stream;
import org.libraryexchange.base.calendar.ChineseDate;
import org.libraryexchange.base.locale.Language;
import org.libraryexchange.item.SolarTerm;
import org.libraryexchange.item.Weekday;

/** What the terms of a festival's rule are called, as librarians say them. What is no term is shown as it is. */
record RuleTerms(Language language, DeskMessages words) {

    static final String LAST = "-1";

    /** @param member of the rule, such as {@code lunar/month} */
    String of(String member, String term) {
        try {
            return switch (member) {
                case "form" -> words.ruleForm(term);
                case "side" -> words.ruleSide(term);
                case "weekday/nth" -> words.nth(term);
                case "lunar/month" -> lunarMonth(Integer.parseInt(term));
                case "lunar/day" -> lunarDay(term);
                case "solar-term/term" -> solarTerm(term);
                case "date/month", "weekday/month" -> month(Integer.parseInt(term));
                case "weekday/weekday" -> weekday(term);
                default -> term;
            };
        } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException e) {
            return term;
        }
    }

    /** What stands in a choice while nothing is chosen. */
    String none(String member) {
        return switch (member) {
            case "form", "side" -> of(member, "");
            case "weekday/onOrAfter" -> "1";
            default -> words.pleaseChoose();
        };
    }

    private boolean isChinese() {
        return language == Language.CHINESE;
    }

    private String lunarMonth(int month) {
        return isChinese() ? ChineseDate.monthInChinese(month) : ChineseDate.ordinal(month);
    }

    private String lunarDay(String term) {
        if (term.equals(LAST)) {
            return words.lastLunarDay();
        }
        int day = Integer.parseInt(term);
        return isChinese() ? ChineseDate.dayInChinese(day) : ChineseDate.ordinal(day);
    }

    private String solarTerm(String term) {
        SolarTerm named = SolarTerm.valueOf(term.toUpperCase(Locale.ROOT));
        return isChinese() ? named.chinese() : named.english();
    }

    private String month(int month) {
        return isChinese() ? month + "月" : Month.of(month).getDisplayName(TextStyle.FULL, language.locale());
    }

    private String weekday(String term) {
        return Stream.of(Weekday.values())
                .filter(weekday -> weekday.name().toLowerCase(Locale.ROOT).equals(term))
                .map(weekday -> weekday.day().getDisplayName(TextStyle.FULL, language.locale()))
                .findFirst()
                .orElse(term);
    }
}
