package org.libraryexchange.search;

import java.util.List;
import java.util.Optional;

/**
 * A page of a list.
 *
 * @param items at most as many as were asked for
 * @param next place that the next page begins behind, if there is one
 */
record FoundPage(List<Found> items, Optional<ListPlace> next) {

    /**
     * Makes a page of what was found.
     *
     * @param found in order; fewer than there are where their documents would make the page too large
     * @param there how many there are, at most one more than fit on the page
     */
    static FoundPage of(List<Found> found, int there, int limit) {
        List<Found> shown = found.subList(0, Math.min(limit, found.size()));
        Optional<ListPlace> next = shown.size() < there
                ? Optional.of(new ListPlace(
                        shown.get(shown.size() - 1).key(),
                        shown.get(shown.size() - 1).id()))
                : Optional.empty();
        return new FoundPage(
                shown.stream().filter(item -> item.document() != null).toList(), next);
    }
}
