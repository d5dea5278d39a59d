package org.libraryexchange.nights;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.libraryexchange.health.ExchangeHealth;
import org.libraryexchange.nights.ExchangeState.LettersState;
import org.libraryexchange.node.NodeConfig;
import org.libraryexchange.proving.LastProof;
import org.libraryexchange.proving.LastProofs;
import org.libraryexchange.proving.LetterProofs;
import org.libraryexchange.proving.ProofRequests;
import org.libraryexchange.record.Topics;

/** The letters between this node's city and its partners, as runs see them. */
@ApplicationScoped
class LettersWatch {

    private final NodeConfig node;
    private final LetterProofs letters;
    private final ExchangeHealth health;

    LettersWatch(NodeConfig node, LetterProofs letters, ExchangeHealth health) {
        this.node = node;
        this.letters = letters;
        this.health = health;
    }

    void ask(String partner, String who) {
        ProofRequests requests = letters.requests(partner);
        UUID unused = requests.ofOwnCatalogue(who);
        requests.ofPartner(partner);
    }

    /** @param before when the run before started */
    LettersState look(String partner, Instant started, Instant before) {
        String city = node.city();
        LastProofs proofs = letters.last(partner);
        Optional<LastProof> ours = proofs.since(partner, city, started);
        return new LettersState(
                health.isAwaited(Topics.letters(partner, city)),
                letters.requests(partner).isAtWork(),
                proofs.since(city, partner, started),
                ours,
                ours.or(() -> proofs.since(partner, city, before)));
    }
}
