package org.libraryexchange.catalogue;

import java.util.UUID;
import org.libraryexchange.http.ProblemException;
import org.libraryexchange.http.ProblemType;

/** Ids in addresses. What is no id names no item, which is the same as one that is not there. */
public final class ItemIds {

    private ItemIds() {}

    /**
     * Reads an id.
     *
     * @throws ProblemException with 404 if the text is none
     */
    public static UUID parse(String text) {
        try {
            UUID id = UUID.fromString(text);
            // Java takes shorter forms and capitals as well.
            if (id.toString().equals(text)) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            // No UUID in any form.
        }
        throw new ProblemException(ProblemType.NOT_FOUND, "The address must hold an item id: a UUID in lower case.");
    }
}
