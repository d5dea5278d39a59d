package org.libraryexchange.console;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.libraryexchange.web.Visits;

/** Names of query parameters. */
final class Queries {

    private Queries() {}

    /** These, and what every page takes. */
    static Set<String> with(String... names) {
        return Stream.concat(Visits.PARAMETERS.stream(), Stream.of(names)).collect(Collectors.toUnmodifiableSet());
    }
}
