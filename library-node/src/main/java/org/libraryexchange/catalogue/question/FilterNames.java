package org.libraryexchange.catalogue.question;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.libraryexchange.base.calendar.DayRange;
import org.libraryexchange.catalogue.question.Found.Certainty;

/** What readers call the values of filters. */
public final class FilterNames {

    private final List<Name> names;

    private record Name(Pattern pattern, Certainty certainty, String parameter, String value) {

        static Stream<Name> of(Map<String, String> row, String column, Certainty certainty) {
            return Stream.of(row.get(column))
                    .filter(names -> !names.isBlank())
                    .map(names -> new Name(Found.alone(names), certainty, row.get("parameter"), row.get("value")));
        }

        Map<String, String> parameters(LocalDate today) {
            int slash = value.indexOf('/');
            return slash < 0
                    ? Map.of(parameter, value)
                    : Found.days(days(value.substring(0, slash), Integer.parseInt(value.substring(slash + 1)), today));
        }

        /** Days so many units away, or all years from one to another. */
        private static DayRange days(String unit, int number, LocalDate today) {
            return switch (unit) {
                case "day" -> new DayRange(today.plusDays(number), today.plusDays(number));
                case "weekend" -> DayRange.weekendOf(today.plusWeeks(number)).from(today);
                case "week" -> DayRange.weekOf(today.plusWeeks(number)).from(today);
                case "month" ->
                    DayRange.of(YearMonth.from(today).plusMonths(number)).from(today);
                case "year" -> DayRange.years(today.getYear() + number, today.getYear() + number);
                default -> DayRange.years(Integer.parseInt(unit), number);
            };
        }
    }

    /**
     * @param rows each with a parameter, its value and its names, separated by bars: those that always mean it, and those
     *     that mean it only beside another filter
     */
    public FilterNames(List<Map<String, String>> rows) {
        this.names = rows.stream()
                .flatMap(row -> Stream.concat(
                        Name.of(row, "always", Certainty.CLEAR), Name.of(row, "beside", Certainty.BESIDE_OTHERS)))
                .toList();
    }

    /** All that a question holds; some may lie inside others. */
    Stream<Found> in(String question, LocalDate today) {
        return names.stream()
                .flatMap(name -> Found.all(name.pattern(), question, name.certainty(), said -> name.parameters(today)));
    }
}
