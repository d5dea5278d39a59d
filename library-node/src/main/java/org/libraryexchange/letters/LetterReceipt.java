package org.libraryexchange.letters;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.UUID;
import org.libraryexchange.proving.ItemReceipt.MirrorReceipt;

/**
 * How far a letter has come on its way, and whether its addressee has proved to hold it.
 *
 * @param sequence in the log from its sender to its addressee; null for a draft
 * @param state as in lists
 * @param stored when this version was stored here
 * @param handling what its addressee did with it, as it is stored; null if nothing is known
 * @param addressee what the addressee holds by its latest receipt; null for a draft
 */
record LetterReceipt(
        UUID id,
        String owner,
        String to,
        long version,
        Long sequence,
        String state,
        Instant stored,
        @JsonRawValue String handling,
        MirrorReceipt addressee) {}
