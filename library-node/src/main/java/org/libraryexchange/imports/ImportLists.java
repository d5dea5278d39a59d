package org.libraryexchange.imports;

import org.libraryexchange.http.Parameters;

/** What lists of imports and of their errors have in common. */
final class ImportLists {

    private static final int LARGEST_LIMIT = 200;
    private static final int USUAL_LIMIT = 50;

    private ImportLists() {}

    static int limit(Parameters parameters) {
        return (int) parameters.number("limit", USUAL_LIMIT, 1, LARGEST_LIMIT);
    }
}
