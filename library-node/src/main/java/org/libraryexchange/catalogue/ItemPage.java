package org.libraryexchange.catalogue;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * A page of a list.
 *
 * @param more whether others follow
 */
record ItemPage(List<StoredItem> items, boolean more) {

    /** A page ends early at about this many characters, so that large documents do not fill the memory. */
    private static final int MOST_CHARACTERS = 4 * 1024 * 1024;

    static ItemPage of(Iterator<StoredItem> found, int limit) {
        List<StoredItem> items = new ArrayList<>();
        int characters = 0;
        while (found.hasNext() && items.size() < limit && characters < MOST_CHARACTERS) {
            StoredItem next = found.next();
            items.add(next);
            characters += next.document().length();
        }
        return new ItemPage(items, found.hasNext());
    }
}
