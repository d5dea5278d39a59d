package org.libraryexchange.letters;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.libraryexchange.node.NodeConfig;
import org.libraryexchange.proving.LetterProofs;

/** Finds how far single letters have come. */
@ApplicationScoped
class LetterReceipts {

    private final Jdbi database;
    private final LetterProofs proofs;
    private final String city;

    LetterReceipts(Jdbi database, LetterProofs proofs, NodeConfig node) {
        this.database = database;
        this.proofs = proofs;
        this.city = node.city();
    }

    /** The receipt of a letter of either city. If a partner uses the id of an own letter, the own letter is meant. */
    @Transactional
    Optional<LetterReceipt> read(UUID id) {
        return database.withHandle(handle -> handle.createQuery(HeldLetter.SELECT + """
                        where post.id = :id and post.kind = 'letter'
                        order by case when post.owner = :city then 0 else 1 end, post.stored limit 1
                        """)
                        .bind("id", id)
                        .bind("city", city)
                        .map(ConstructorMapper.of(HeldLetter.class))
                        .findOne())
                .map(this::receipt);
    }

    private LetterReceipt receipt(HeldLetter letter) {
        String to = letter.addressee(city);
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
                        : proofs.held(letter.partner(), letter.owner(), to, letter.id(), letter.sequence()));
    }
}
