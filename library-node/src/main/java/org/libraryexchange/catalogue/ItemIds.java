package org.libraryexchange.catalogue;

import java.util.UUID;
import java.util.regex.Pattern;
import org.libraryexchange.problem.ProblemException;
import org.libraryexchange.problem.ProblemType;

/** Ids in addresses. What is no id names no item, which is the same as one that is not there. */
public final class ItemIds {

    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private ItemIds() {}

    /**
     * Reads an id.
     *
     * @throws ProblemException with 404 if the text is none
     */
    public static UUID parse(String text) {
        if (!UUID_FORM.matcher(text).matches()) {
            throw new ProblemException(ProblemType.NOT_FOUND, "The address holds no item id: a UUID in lower case.");
        }
        return UUID.fromString(text);
    }
}
