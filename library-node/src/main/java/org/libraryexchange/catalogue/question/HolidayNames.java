package org.libraryexchange.catalogue.question;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.libraryexchange.base.calendar.DayRange;
import org.libraryexchange.base.calendar.Holiday;
import org.libraryexchange.base.calendar.Holidays;
import org.libraryexchange.catalogue.question.Found.Certainty;

/** Finds holidays in a question; of those that have the same name, the coming one. */
record HolidayNames(Holidays holidays) {

    private static final String SPOKEN = "(?:(?:this|next|coming) )?%ss?( weekend)?";

    private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    Stream<Found> in(String question, LocalDate today) {
        String lower = question.toLowerCase(Locale.ROOT);
        Set<String> earlier = new HashSet<>();
        return holidays.coming(today)
                .flatMap(holiday -> asked(holiday)
                        .filter(name -> lower.contains(name.toLowerCase(Locale.ROOT)) && earlier.add(name))
                        .flatMap(name -> Found.all(
                                Found.alone(SPOKEN.formatted(Pattern.quote(name))),
                                question,
                                Certainty.CLEAR,
                                said -> Found.days(days(holiday, said, today)))));
    }

    /** The coming days of a holiday, with the weekend next to it if the reader asks for that. */
    private static DayRange days(Holiday holiday, MatchResult said, LocalDate today) {
        DayRange days = holiday.days();
        if (said.group(Found.FIRST_GROUP) != null) {
            LocalDate first = days.first();
            LocalDate last = days.last();
            while (WEEKEND.contains(first.minusDays(1).getDayOfWeek())) {
                first = first.minusDays(1);
            }
            while (WEEKEND.contains(last.plusDays(1).getDayOfWeek())) {
                last = last.plusDays(1);
            }
            days = new DayRange(first, last);
        }
        return days.from(today);
    }

    /** As what readers ask for it. The name of a festival alone asks for the festival. */
    private static Stream<String> asked(Holiday holiday) {
        Stream<String> names = holiday.names().values().stream().flatMap(List::stream);
        return switch (holiday.sort()) {
            case BANK_HOLIDAY -> Stream.of("bank holiday", "银行假日");
            case PUBLIC_HOLIDAY -> names.flatMap(name -> Stream.of(name + "假期", name.replaceAll("节$", "") + "假期"));
            case SCHOOL_HOLIDAY -> names;
            case WORKING_DAY -> Stream.empty();
        };
    }
}
