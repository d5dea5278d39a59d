package org.libraryexchange.json;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A constant that is written as a term in JSON, logs and databases: its name in lower case, with hyphens. */
public interface Term {

    String name();

    @JsonValue
    default String term() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The constant with a term; empty if there is none. */
    static <T extends Enum<T> & Term> Optional<T> of(Class<T> type, String term) {
        return Stream.of(type.getEnumConstants())
                .filter(each -> each.term().equals(term))
                .findFirst();
    }
}
