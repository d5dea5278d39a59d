package org.libraryexchange.base.http;

import java.util.UUID;

/** Item ids in addresses. Text that is not an id is treated like the id of an item that does not exist. */
public final class ItemIds {

    private ItemIds() {}

    /**
     * Reads an id.
     *
     * @throws ProblemException with 404 if the text is not an id
     */
    public static UUID parse(String text) {
        try {
            UUID id = UUID.fromString(text);
            // Java also accepts shorter forms and capital letters.
            if (id.toString().equals(text)) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            // The text is not a UUID in any form. It is refused below.
        }
        throw new ProblemException(ProblemType.NOT_FOUND, "The address must hold an item id: a UUID in lower case.");
    }
}
