package org.libraryexchange.catalogue.search;

import io.quarkus.runtime.Startup;
import io.smallrye.config.ConfigMapping;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.libraryexchange.base.calendar.DayRange;
import org.libraryexchange.base.calendar.Holiday;
import org.libraryexchange.base.calendar.Holiday.Sort;
import org.libraryexchange.base.calendar.Holidays;
import org.libraryexchange.base.locale.Language;
import org.libraryexchange.catalogue.question.FilterNames;

/** What questions are understood by, from lists in files as gazetteers are. A node with a list that cannot be read does not start. */
@Startup
@Singleton
class QuestionFiles {

    private static final String NAMES = "search/filters.csv";

    private final Map<String, List<Holiday>> byCity = new TreeMap<>();

    /**
     * @throws IllegalStateException if a list is not there or cannot be read
     */
    QuestionFiles(DaysConfig config) {
        config.holidays().forEach((city, file) -> byCity.put(city, read(file)));
    }

    /** What a node knows of days. */
    @ConfigMapping(prefix = "library.days")
    interface DaysConfig {

        /**
         * By city its list of holidays, a CSV file or a resource of the application: one to a line, with its sort, its first and
         * last day, its names in columns by language, and where it is laid down.
         */
        Map<String, String> holidays();
    }

    @Produces
    @Singleton
    Holidays holidays() {
        return new Holidays(byCity);
    }

    @Produces
    @Singleton
    static FilterNames names() {
        return new FilterNames(ListFile.rows(NAMES));
    }

    private static List<Holiday> read(String file) {
        return ListFile.rows(file).stream()
                .map(row -> holiday(file, row))
                .sorted(Comparator.comparing(holiday -> holiday.days().first()))
                .toList();
    }

    private static Holiday holiday(String file, Map<String, String> row) {
        try {
            return new Holiday(
                    Sort.valueOf(row.getOrDefault("sort", "")
                            .toUpperCase(Locale.ROOT)
                            .replace('-', '_')),
                    new DayRange(
                            LocalDate.parse(row.getOrDefault("first", "")),
                            LocalDate.parse(row.getOrDefault("last", ""))),
                    Arrays.stream(Language.values())
                            .map(Language::tag)
                            .filter(tag -> !row.getOrDefault(tag, "").isBlank())
                            .collect(Collectors.toMap(tag -> tag, tag -> ListFile.words(row.get(tag)))),
                    row.getOrDefault("source", ""));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new IllegalStateException("The holidays " + file + " have a wrong line: " + row, e);
        }
    }
}
