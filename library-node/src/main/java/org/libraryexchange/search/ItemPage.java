package org.libraryexchange.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A page of a list.
 *
 * @param items at most as many as were asked for
 * @param next place that the next page begins behind, if there is one
 */
record ItemPage(List<Found> items, Optional<Place> next) {

    /** A page ends early at about this many bytes, so that large documents do not fill the memory. */
    private static final int MOST_BYTES = 4 * 1024 * 1024;

    /** Collects a page from a little more than it holds. */
    static final class Collector {
        private final int limit;
        private final List<Found> items = new ArrayList<>();
        private int seen;
        private int bytes;
        private Found last;
        private boolean more;

        Collector(int limit) {
            this.limit = limit;
        }

        /** Takes what was found, if it is still there; returns whether the page takes more. */
        boolean add(Found found) {
            if (seen == limit || bytes >= MOST_BYTES) {
                more = true;
                return false;
            }
            seen++;
            last = found;
            if (found.document() != null) {
                items.add(found);
                bytes += found.document().length;
            }
            return true;
        }

        ItemPage page() {
            return new ItemPage(items, more ? Optional.of(new Place(last.key(), last.id())) : Optional.empty());
        }
    }
}
