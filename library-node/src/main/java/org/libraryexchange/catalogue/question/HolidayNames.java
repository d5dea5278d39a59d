package org.libraryexchange.catalogue.question;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.libraryexchange.base.calendar.Holiday;
import org.libraryexchange.base.calendar.Holidays;
import org.libraryexchange.catalogue.question.Found.Certainty;

/** Finds holidays in a question; of those that have the same name, the coming one. */
record HolidayNames(Holidays holidays) {

    private static final String SPOKEN = "(?:(?:this|next|coming) )?%ss?(?: weekend)?";

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
                                said -> Found.days(holiday.days().from(today)))));
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
