package org.libraryexchange.search;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.libraryexchange.item.Status;

/**
 * A row of the catalogue that is to be found.
 *
 * @param sequence place in the owner's log; 0 for a draft
 * @param sha256 of the document
 */
record SearchedItem(
        UUID id,
        String owner,
        String kind,
        String status,
        List<String> languages,
        Instant updated,
        long sequence,
        byte[] sha256,
        String document) {

    boolean isToBeFound() {
        return !status.equals(Status.ERASED.term());
    }
}
