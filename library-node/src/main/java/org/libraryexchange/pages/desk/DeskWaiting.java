package org.libraryexchange.pages.desk;

import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import org.libraryexchange.letters.Correspondence;
import org.libraryexchange.letters.Correspondence.Open;
import org.libraryexchange.letters.Correspondence.Side;
import org.libraryexchange.letters.proposals.SettledChanges;
import org.libraryexchange.pages.desk.DeskWaiting.Waiting;

/** What waits for the people of this city. */
@Singleton
record DeskWaiting(Correspondence letters, SettledChanges changes) {

    private static final int LETTERS_SHOWN = 5;

    Waiting read() {
        return new Waiting(letters.open(Side.US, LETTERS_SHOWN), settled());
    }

    /** How many entries each list of settled values has. */
    Map<String, Long> settled() {
        Map<String, Long> settled = new LinkedHashMap<>();
        SettledResource.STATES.forEach(state -> settled.put(state, changes.count(state)));
        return settled;
    }

    /**
     * What waits for this city.
     *
     * @param letters the latest of them
     * @param settled how many entries each list of settled values has
     */
    record Waiting(Open letters, Map<String, Long> settled) {

        public boolean isEmpty() {
            return letters.letters().isEmpty() && !hasMore();
        }

        /** Whether there are lists to look at. */
        public boolean hasMore() {
            return letters.count() > letters.letters().size()
                    || settled.values().stream().anyMatch(count -> count > 0);
        }
    }
}
