package org.libraryexchange.pages.console;

import java.util.List;
import java.util.function.Function;

/**
 * The first rows of a list.
 *
 * @param more whether there are others
 */
record Excerpt<T>(List<T> shown, boolean more) {

    /** @param found the rows, up to one more than are shown */
    static <T> Excerpt<T> of(List<T> found, int most) {
        return new Excerpt<>(found.stream().limit(most).toList(), found.size() > most);
    }

    /** A link to the others, which follow the last row; empty if there are none. */
    String next(Function<T, String> link) {
        return more ? link.apply(shown.get(shown.size() - 1)) : "";
    }
}
