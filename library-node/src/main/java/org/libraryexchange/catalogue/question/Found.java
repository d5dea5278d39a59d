package org.libraryexchange.catalogue.question;

import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.libraryexchange.base.calendar.DayRange;

/**
 * A place in a question that may stand for filters.
 *
 * @param end exclusive
 * @param parameters of a list; none where it looks like a date and is none, so that no part of it is read as another
 */
record Found(int start, int end, Map<String, String> parameters, Certainty certainty) {

    static final String FROM = "from";
    static final String TO = "to";

    /** Chinese needs no space around it. Before and after a date is another time. */
    private static final String ALONE = "(?<![A-Za-zÀ-ɏ\\d/-])((?:before|after|since|until) |农历)?"
            + "(?:what's on )?(?:(?:on|in|at|over|from|of|during) )?(?:the )?(?:%s)(?![A-Za-zÀ-ɏ\\d/-]|[以之]?[前后]|以来| BC)";

    /** The number of the first group of a pattern. */
    static final int FIRST_GROUP = 2;

    /** How sure it is. */
    enum Certainty {
        CLEAR,
        /**
         * Only where something else in the question is a filter too; in Chinese, only at the end of a compound, since 照片展 is
         * an exhibition.
         */
        BESIDE_OTHERS
    }

    /** What stands by itself, with the small words in front of it. */
    static Pattern alone(String pattern) {
        return Pattern.compile(ALONE.formatted(pattern), Pattern.CASE_INSENSITIVE);
    }

    /** All in a question that matches. */
    static Stream<Found> all(
            Pattern pattern, String question, Certainty certainty, Function<MatchResult, Map<String, String>> meaning) {
        return pattern.matcher(question)
                .results()
                .map(said -> new Found(
                        said.start(), said.end(), said.group(1) == null ? meaning.apply(said) : Map.of(), certainty));
    }

    static Map<String, String> days(DayRange days) {
        return Map.of(FROM, days.first().toString(), TO, days.last().toString());
    }

    /** Whether another one asks for something else by the same parameter. */
    boolean contradicts(Found other) {
        return parameters.entrySet().stream()
                .anyMatch(each -> !other.parameters
                        .getOrDefault(each.getKey(), each.getValue())
                        .equals(each.getValue()));
    }

    int length() {
        return end - start;
    }
}
