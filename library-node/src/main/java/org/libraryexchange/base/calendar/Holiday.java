package org.libraryexchange.base.calendar;

import java.util.List;
import java.util.Map;

/**
 * A holiday of a city.
 *
 * @param names by language tag, the usual one first
 * @param source where it is laid down
 */
public record Holiday(Sort sort, DayRange days, Map<String, List<String>> names, String source) {

    /** What is special about the days. */
    public enum Sort {
        BANK_HOLIDAY,
        PUBLIC_HOLIDAY,
        SCHOOL_HOLIDAY,
        /** Worked although it is a weekend, since a holiday near it is longer for it. */
        WORKING_DAY
    }

    public Holiday {
        if (source.isBlank() || names.isEmpty()) {
            throw new IllegalArgumentException("a holiday must have a name and a source: " + days);
        }
    }

    public boolean isFree() {
        return sort != Sort.WORKING_DAY;
    }

    /** Its usual name for readers of a language. */
    public String name(String language) {
        return names.getOrDefault(language, names.values().iterator().next()).get(0);
    }
}
