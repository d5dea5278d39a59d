package org.libraryexchange.exchange.proving;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.libraryexchange.exchange.log.postgres.NodeLogs;
import org.libraryexchange.exchange.proving.ProofRequests.Origin;

/**
 * Proofs of the letters between the city and each partner: the same as for items, but the catalogue is all that one city
 * has written to the other, and requests travel in the letter log.
 */
@Singleton
public record LetterProofs(NodeLogs logs, ProofContext context) {

    /** Asks for proofs of the letters to a partner, and from it. */
    public ProofRequests requests(String partner) {
        return new ProofRequests(logs.letters(partner), context);
    }

    /** Asks for proofs of the city's pictures, and of those of its partners. */
    public ProofRequests ofPictures() {
        return new ProofRequests(logs.pictures(), context);
    }

    /** What the city and a partner were last proved to hold of each other's letters. */
    public LastProofs last(String partner) {
        return new LastProofs(logs.letters(partner));
    }

    /** How far the city and a partner have applied each other's letters. */
    public AppliedPlaces places(String partner) {
        return new AppliedPlaces(logs.letters(partner), context);
    }

    /** Reads the proofs of the letters to a partner, and from it. */
    public ProofReader reader(String partner) {
        return new ProofReader(logs.letters(partner));
    }

    /** One proof of the letters between the city and any partner. */
    public Optional<ProofView> read(UUID id) {
        return logs.partners().stream()
                .map(partner -> reader(partner).read(id))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Asks for a proof of the letters to a partner for an operator. If a proof waits already, returns that one. */
    public UUID requested(String partner, String operator) {
        return requests(partner).requested(Origin.OPERATOR, operator);
    }
}
