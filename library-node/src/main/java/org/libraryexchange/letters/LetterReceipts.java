package org.libraryexchange.letters;

import com.fasterxml.jackson.annotation.JsonRawValue;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.libraryexchange.base.database.LogDatabase;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.exchange.proving.ItemReceipt.MirrorReceipt;
import org.libraryexchange.exchange.proving.LetterProofs;

/** Finds how far single letters have come. */
@Singleton
record LetterReceipts(LogDatabase database, LetterProofs proofs, NodeConfig node) {

    /** The receipt of a letter of either city. If a partner uses the id of an own letter, the own letter is meant. */
    Optional<LetterReceipt> read(UUID id) {
        return database.inTransaction(() -> database.withHandle(handle -> handle.createQuery(HeldLetter.SELECT + """
                        where post.id = :id and post.kind = 'letter'
                        order by case when post.owner = :city then 0 else 1 end, post.stored limit 1
                        """)
                        .bind("id", id)
                        .bind("city", node.city())
                        .map(ConstructorMapper.of(HeldLetter.class))
                        .findOne())
                .map(this::receipt));
    }

    private LetterReceipt receipt(HeldLetter letter) {
        String to = letter.addressee(node.city());
        return new LetterReceipt(
                letter.id(),
                letter.owner(),
                to,
                letter.version(),
                letter.sequence(),
                letter.state(),
                letter.stored(),
                letter.handling(),
                letter.sequence() == null
                        ? null
                        : proofs.places(letter.partner()).held(letter.owner(), to, letter.id(), letter.sequence()));
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
