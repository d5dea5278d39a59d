package org.libraryexchange.letters;

import com.fasterxml.jackson.annotation.JsonRawValue;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.libraryexchange.base.database.LogDatabase;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.exchange.proving.ItemReceipt.MirrorReceipt;
import org.libraryexchange.exchange.proving.LogProofs;

/** Finds how far single letters have come. */
@Singleton
record LetterReceipts(LogDatabase database, Correspondence letters, LogProofs proofs, NodeConfig node) {

    /** The receipt of a letter of either city. If a partner uses the id of an own letter, the own letter is meant. */
    Optional<LetterReceipt> read(UUID id) {
        return database.inTransaction(() -> letters.letter(id).map(this::receipt));
    }

    private LetterReceipt receipt(LetterRecord letter) {
        String to = letter.addressee(node.city());
        Long sequence = letter.way().sequence();
        return new LetterReceipt(
                letter.id(),
                letter.owner(),
                to,
                letter.version(),
                sequence,
                letter.state(),
                letter.way().stored(),
                letter.handling().map(LetterDocument::text).orElse(null),
                sequence == null
                        ? null
                        : proofs.places(letter.partner()).held(letter.owner(), to, letter.id(), sequence));
    }

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
}
