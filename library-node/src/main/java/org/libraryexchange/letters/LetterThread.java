package org.libraryexchange.letters;

import java.util.Optional;
import java.util.UUID;

/**
 * Some letters of a thread, in its order.
 *
 * @param partner the other city of the pair to which the thread belongs
 * @param cursor of the next page; empty on the last
 */
record LetterThread(UUID id, String partner, LetterPage page, Optional<String> cursor) {

    private static final String ADDRESS = "/api/v1/threads/";

    String address() {
        return ADDRESS + id;
    }

    /** The address of the next page; null on the last. */
    String next(int limit) {
        return cursor.map(it -> address() + "?limit=" + limit + "&cursor=" + it).orElse(null);
    }
}
