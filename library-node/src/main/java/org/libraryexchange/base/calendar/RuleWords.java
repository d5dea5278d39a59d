package org.libraryexchange.base.calendar;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.libraryexchange.item.Recurrence;
import org.libraryexchange.item.Recurrence.Announced;
import org.libraryexchange.item.Recurrence.Form;
import org.libraryexchange.item.Recurrence.Lunar;
import org.libraryexchange.item.Recurrence.OfDate;
import org.libraryexchange.item.Recurrence.OfSolarTerm;
import org.libraryexchange.item.Recurrence.OfWeekday;

/** Says a rule in words, without its first and last year. */
final class RuleWords {

    private static final int LAST = -1;
    private static final List<String> NTH = List.of("first", "second", "third", "fourth", "fifth");
    private static final List<String> CHINESE_NTH = List.of("第一个", "第二个", "第三个", "第四个", "第五个");

    private RuleWords() {}

    /** The words by language, for each of {@link org.libraryexchange.item.Festival#RULE_LANGUAGES}. */
    static Map<String, String> of(Recurrence rule) {
        return rule.form()
                .map(form -> Map.of("en", english(rule, form), "zh-Hans", chinese(rule, form)))
                .orElse(Map.of());
    }

    private static String english(Recurrence rule, Form form) {
        if (form instanceof Announced) {
            return "The dates are announced each year";
        }
        String day = daysAway(rule.daysAfter()) + english(form);
        String on = rule.daysAfter() == 0 ? "on " : "";
        return capital(rule.days() == 1 ? day : "for " + rule.days() + " days, beginning " + on + day);
    }

    private static String daysAway(int days) {
        String direction = days < 0 ? " before " : " after ";
        return switch (Math.abs(days)) {
            case 0 -> "";
            case 1 -> "the day" + direction;
            default -> Math.abs(days) + " days" + direction;
        };
    }

    private static String english(Form form) {
        if (form instanceof Lunar lunar) {
            return "the " + (lunar.day() == LAST ? "last" : ChineseDate.ordinal(lunar.day())) + " day of the "
                    + ChineseDate.ordinal(lunar.month()) + " lunar month";
        } else if (form instanceof OfSolarTerm solarTerm) {
            return "the first day of the solar term " + solarTerm.term().english();
        } else if (form instanceof OfDate date) {
            return date.day() + " " + english(date.month());
        } else if (form instanceof OfWeekday weekday) {
            return "the " + (weekday.nth() == LAST ? "last" : NTH.get(weekday.nth() - 1)) + " "
                    + weekday.weekday().day().getDisplayName(TextStyle.FULL, Locale.ENGLISH)
                    + (weekday.onOrAfter() == null ? " of " : " on or after " + weekday.onOrAfter() + " ")
                    + english(weekday.month());
        }
        return "Easter Sunday";
    }

    private static String english(int month) {
        return Month.of(month).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static String chinese(Recurrence rule, Form form) {
        if (form instanceof Announced) {
            return "日期每年另行公布";
        }
        String day = chinese(form) + chineseDaysAway(rule.daysAfter());
        if (rule.days() > 1) {
            return day + "起，共" + rule.days() + "天";
        }
        boolean isTermAlone = form instanceof OfSolarTerm && rule.daysAfter() == 0;
        return isTermAlone ? day + "当天" : day;
    }

    private static String chineseDaysAway(int days) {
        String direction = days < 0 ? "前" : "后";
        return switch (Math.abs(days)) {
            case 0 -> "";
            case 1 -> days < 0 ? "的前一日" : "的次日";
            default -> direction + Math.abs(days) + "天";
        };
    }

    private static String chinese(Form form) {
        if (form instanceof Lunar lunar) {
            return "农历" + ChineseDate.monthInChinese(lunar.month())
                    + (lunar.day() == LAST ? "最后一天" : ChineseDate.dayInChinese(lunar.day()));
        } else if (form instanceof OfSolarTerm solarTerm) {
            return solarTerm.term().chinese();
        } else if (form instanceof OfDate date) {
            return date.month() + "月" + date.day() + "日";
        } else if (form instanceof OfWeekday weekday) {
            return (weekday.onOrAfter() == null
                            ? Month.of(weekday.month()).getDisplayName(TextStyle.FULL, Locale.SIMPLIFIED_CHINESE)
                            : weekday.month() + "月" + weekday.onOrAfter() + "日起")
                    + (weekday.nth() == LAST ? "最后一个" : CHINESE_NTH.get(weekday.nth() - 1))
                    + weekday.weekday().day().getDisplayName(TextStyle.FULL, Locale.SIMPLIFIED_CHINESE);
        }
        return "复活节";
    }
}
