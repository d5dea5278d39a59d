package org.libraryexchange.proving;

import java.util.OptionalLong;
import org.libraryexchange.proof.Applied;
import org.libraryexchange.record.MessageRecord;

/** How far each city of a pair has applied the other's letters. */
interface LetterPlaces {

    /**
     * Last sequence of the partner's log that is applied here: 0 if no letter is, which may have been otherwise before a
     * restore. Empty while the log was never read.
     */
    OptionalLong here();

    /** The signed message to the partner. */
    MessageRecord message(long sequence);

    /** Notes what the partner says. */
    void note(Applied there);
}
