package org.libraryexchange.exchange.nights;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.exchange.log.LogSights;
import org.libraryexchange.exchange.nights.ExchangeState.LettersState;
import org.libraryexchange.exchange.proving.LastProof;
import org.libraryexchange.exchange.proving.LastProofs;
import org.libraryexchange.exchange.proving.LetterProofs;
import org.libraryexchange.exchange.proving.ProofRequests;
import org.libraryexchange.record.Topics;

/** The letters between this node's city and its partners, as runs see them. */
@ApplicationScoped
class LettersWatch {

    private final NodeConfig node;
    private final LetterProofs letters;
    private final LogSights sights;

    LettersWatch(NodeConfig node, LetterProofs letters, LogSights sights) {
        this.node = node;
        this.letters = letters;
        this.sights = sights;
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
                sights.isAwaited(Topics.letters(partner, city)),
                letters.requests(partner).isAtWork(),
                proofs.since(city, partner, started),
                ours,
                ours.or(() -> proofs.since(partner, city, before)));
    }
}
