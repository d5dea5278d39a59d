package org.libraryexchange.catalogue.question;

import static org.libraryexchange.catalogue.question.Found.Certainty.BESIDE_OTHERS;
import static org.libraryexchange.catalogue.question.Found.Certainty.CLEAR;

import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.ULocale;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.libraryexchange.base.calendar.DayRange;
import org.libraryexchange.catalogue.question.Found.Certainty;

/** Finds days, months, years, decades and centuries in a question, as people write them in English and Chinese. */
public record DatesInWords(LocalDate today) {

    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
    private static final String MONTH = "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
            + "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";

    /** Those that are also other words are missing. */
    private static final String WHOLE_MONTH =
            "(january|february|april|june|july|august|september|october|november|december)";

    private static final String DAY = "(\\d{1,2})(?:st|nd|rd|th)?";
    private static final String YEAR = "(1\\d{3}|20\\d{2})";
    private static final String NUMBER = "(\\d{1,2}|[一二三四五六七八九十]{1,3})";
    private static final Pattern WITH_YEAR = Pattern.compile("\\d{4}|世纪|century");
    private static final String NO_NUMBER = "(?![初中末廿一二三四五六七八九十\\d])";

    /** Up to 99. */
    private static final List<String> CHINESE_NUMBERS = IntStream.range(0, 100)
            .mapToObj(new RuleBasedNumberFormat(ULocale.CHINESE, RuleBasedNumberFormat.SPELLOUT)::format)
            .toList();

    /**
     * What a pattern stands for.
     *
     * @param parts what its groups are, a letter each: day, month, year, z for a last year, tens of years, century
     */
    private record Rule(String parts, Certainty certainty, Pattern pattern) {

        static Rule of(String parts, Certainty certainty, String pattern) {
            return new Rule(parts, certainty, Found.alone(pattern));
        }

        boolean has(char part) {
            return parts.indexOf(part) >= 0;
        }

        /** The number of a part; that of the usual one where it is not said. */
        int number(MatchResult said, char part, int usual) {
            String text = has(part) ? said.group(parts.indexOf(part) + Found.FIRST_GROUP) : null;
            return text == null ? usual : DatesInWords.number(text);
        }
    }

    private static final List<Rule> RULES = List.of(
            Rule.of("dmy", CLEAR, DAY + " (?:of )?" + MONTH + "(?:,? (\\d{4}))?"),
            Rule.of("mdy", CLEAR, MONTH + " " + DAY + "(?:,? (\\d{4}))?"),
            Rule.of("ymd", CLEAR, "(\\d{4})-(\\d{2})-(\\d{2})"),
            Rule.of("ymd", CLEAR, "(?:(\\d{4})年)?" + NUMBER + "月" + NUMBER + "[日号]"),
            Rule.of("my", CLEAR, MONTH + ",? (\\d{4})"),
            Rule.of("ym", CLEAR, "(\\d{4})-(\\d{2})"),
            Rule.of("ym", CLEAR, "(\\d{4})年" + NUMBER + "月份?" + NO_NUMBER),
            Rule.of("m", CLEAR, "(?:in|next) " + MONTH),
            Rule.of("m", BESIDE_OTHERS, WHOLE_MONTH),
            Rule.of("m", BESIDE_OTHERS, NUMBER + "月份?" + NO_NUMBER),
            Rule.of("yz", CLEAR, YEAR + "(?: ?[-–—至到] ?| to )" + YEAR + "年?"),
            Rule.of("y", CLEAR, "in " + YEAR),
            Rule.of("y", CLEAR, YEAR + "年(?!代)" + NO_NUMBER),
            Rule.of("y", BESIDE_OTHERS, YEAR),
            Rule.of("t", CLEAR, "(\\d{3}0)(?:'?s|年代)"),
            Rule.of("ct", CLEAR, "(?:" + NUMBER + "|上)世纪([一二三四五六七八九]?十|[1-9]0)年代"),
            Rule.of("c", CLEAR, "(\\d{1,2})(?:st|nd|rd|th)[ -]century"),
            Rule.of("c", CLEAR, NUMBER + "世纪" + NO_NUMBER));

    /** The days, with a year, that a text names; empty if it says anything else. */
    public static Optional<DayRange> only(String text) {
        return WITH_YEAR.matcher(text).find()
                ? new DatesInWords(LocalDate.EPOCH)
                        .in(text)
                        .filter(found -> found.length() == text.length()
                                && !found.parameters().isEmpty())
                        .map(found -> new DayRange(
                                LocalDate.parse(found.parameters().get(Found.FROM)),
                                LocalDate.parse(found.parameters().get(Found.TO))))
                        .findFirst()
                : Optional.empty();
    }

    /** All that a question holds; some may lie inside others. */
    Stream<Found> in(String question) {
        return RULES.stream()
                .flatMap(rule -> Found.all(rule.pattern(), question, rule.certainty(), said -> parameters(rule, said)));
    }

    private Map<String, String> parameters(Rule rule, MatchResult said) {
        try {
            return Found.days(days(rule, said));
        } catch (DateTimeException | IllegalArgumentException e) {
            // There is no such date.
            return Map.of();
        }
    }

    private DayRange days(Rule rule, MatchResult said) {
        if (rule.has('m')) {
            int year = rule.number(said, 'y', 0);
            return year > 0 ? inMonth(rule, said, year) : coming(rule, said);
        } else if (rule.has('y')) {
            int first = rule.number(said, 'y', 0);
            return DayRange.years(first, rule.number(said, 'z', first));
        } else if (rule.has('t')) {
            // 上世纪 is the century before this one.
            int century = rule.has('c') ? rule.number(said, 'c', today.getYear() / 100) - 1 : 0;
            int first = century * 100 + rule.number(said, 't', 0);
            return DayRange.years(first, first + 9);
        }
        int last = rule.number(said, 'c', 0) * 100;
        return DayRange.years(last - 99, last);
    }

    /** The next one that is not over. A 29 February may take eight years. */
    private DayRange coming(Rule rule, MatchResult said) {
        int month = rule.number(said, 'm', 0);
        int day = rule.number(said, 'd', 1);
        return IntStream.rangeClosed(today.getYear(), today.getYear() + 8)
                .filter(year -> YearMonth.of(year, month).isValidDay(day))
                .mapToObj(year -> inMonth(rule, said, year))
                .filter(days -> !days.last().isBefore(today))
                .findFirst()
                .orElseThrow(() -> new DateTimeException("no such day"));
    }

    private static DayRange inMonth(Rule rule, MatchResult said, int year) {
        YearMonth month = YearMonth.of(year, rule.number(said, 'm', 0));
        if (!rule.has('d')) {
            return DayRange.of(month);
        }
        LocalDate day = month.atDay(rule.number(said, 'd', 0));
        return new DayRange(day, day);
    }

    /**
     * A number in digits or in Chinese, or that of a month by its name.
     *
     * @throws DateTimeException if it is none
     */
    public static int number(String text) {
        int month = text.length() < 3 ? -1 : MONTHS.indexOf(text.substring(0, 3).toLowerCase(Locale.ROOT));
        int number = Character.isDigit(text.charAt(0))
                ? Integer.parseInt(text)
                : month < 0 ? CHINESE_NUMBERS.indexOf(text) : month / 3 + 1;
        if (number < 1) {
            throw new DateTimeException("no number: " + text);
        }
        return number;
    }
}
