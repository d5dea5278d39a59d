package org.libraryexchange.catalogue.search;

import java.util.Optional;

/**
 * How the index of this process stands to the catalogue at a moment.
 *
 * @param behind how many changes it lacks
 * @param content names what it holds if that is what the catalogue holds; another one once it holds something else
 */
public record IndexState(long behind, Optional<Object> content) {

    /** Whether it holds the documents of the catalogue, as far as a reader can tell. */
    boolean isWhole() {
        return content.isPresent();
    }
}
