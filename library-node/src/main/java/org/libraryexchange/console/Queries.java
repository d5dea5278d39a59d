package org.libraryexchange.console;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.libraryexchange.web.Visits;

/** Names of query parameters. */
final class Queries {

    private Queries() {}

    /** The given names and those that every page accepts. */
    static Set<String> with(String... names) {
        return Stream.concat(Visits.PARAMETERS.stream(), Stream.of(names)).collect(Collectors.toUnmodifiableSet());
    }
}
