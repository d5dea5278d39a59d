package org.libraryexchange.proving;

import java.util.Arrays;
import java.util.Locale;

/** How far a proof of the own catalogue is. */
enum OwnProofState {
    /** The proof waits for its marker. */
    REQUESTED,
    /** The digest at the marker is being computed. */
    MARKED,
    /** The manifest is ready to be sent. */
    HASHED,
    /** The manifest is in the log. */
    SENT,
    /** A mirror has asked for the items of some buckets. */
    LISTING_REQUESTED,
    /** The items are being listed. */
    LISTING,
    /** All parts of the listing are in the log. */
    LISTED,
    /** Each mirror has given its last answer, or a later proof has replaced this one. */
    FINISHED;

    /** Reads a state as the database writes it. */
    static OwnProofState of(String term) {
        return Arrays.stream(values())
                .filter(each -> each.term().equals(term))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("state: is not known: " + term));
    }

    String term() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
