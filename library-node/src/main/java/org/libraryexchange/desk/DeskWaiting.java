package org.libraryexchange.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import org.libraryexchange.desk.ListPage.Waiting;
import org.libraryexchange.letters.Correspondence;
import org.libraryexchange.proposals.SettledChanges;

/** What waits for the people of this city. */
@ApplicationScoped
class DeskWaiting {

    private static final int LETTERS_SHOWN = 5;

    private final Correspondence letters;
    private final SettledChanges changes;

    DeskWaiting(Correspondence letters, SettledChanges changes) {
        this.letters = letters;
        this.changes = changes;
    }

    Waiting read() {
        return new Waiting(letters.waitingForUs(LETTERS_SHOWN), settled());
    }

    /** How many entries each list of settled values has. */
    Map<String, Long> settled() {
        Map<String, Long> settled = new LinkedHashMap<>();
        SettledResource.STATES.forEach(state -> settled.put(state, changes.count(state)));
        return settled;
    }
}
