package org.libraryexchange.catalogue.acts;

import java.time.Instant;
import java.util.Optional;

/**
 * What somebody did to items at once.
 *
 * @param kind publish, withdraw, edit, restore, import or pictures
 * @param actor who did it
 * @param made when it last changed an item
 * @param importId the import that it is; empty if it is none
 * @param undone when somebody undid it; empty if nobody has
 * @param undoneBy who undid it
 * @param items how many items it changed that have not been undone yet
 */
public record Act(
        long id,
        String kind,
        String actor,
        Instant made,
        Optional<Long> importId,
        Optional<Instant> undone,
        Optional<String> undoneBy,
        int items) {

    /** Of imports of millions of rows, systems send the earlier file again. */
    public static final int MOST_UNDONE = 20_000;

    /** Whether it changed more items than can be undone together. */
    public boolean isTooLarge() {
        return items > MOST_UNDONE;
    }
}
