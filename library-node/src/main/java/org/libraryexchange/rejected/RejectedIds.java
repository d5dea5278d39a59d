package org.libraryexchange.rejected;

import org.libraryexchange.http.ProblemException;
import org.libraryexchange.http.ProblemType;

/** Ids of rejected records in addresses. */
public final class RejectedIds {

    private RejectedIds() {}

    /**
     * Reads an id.
     *
     * @throws ProblemException if no record can have this id
     */
    public static long parse(String text) {
        if (text.matches("[0-9]{1,18}")) {
            return Long.parseLong(text);
        }
        throw new ProblemException(ProblemType.NOT_FOUND, "There is no such rejected record.");
    }
}
