package org.libraryexchange.exchange.proving;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.libraryexchange.exchange.log.postgres.LogTables;
import org.libraryexchange.exchange.log.postgres.NodeLogs;

/**
 * Proofs of all that the city exchanges. Those of letters and pictures are the same as those of items, but the catalogue
 * is all that one city has written to the other, or its pictures, and requests travel in the log itself.
 */
@Singleton
public record LogProofs(NodeLogs logs, ProofContext context) {

    /** Asks for proofs of a log of this city, and of those that its partners have of the same sort. */
    public ProofRequests requests(LogTables of) {
        return new ProofRequests(of, context);
    }

    /** How far the city and a partner have applied each other's letters. */
    public AppliedPlaces places(String partner) {
        return new AppliedPlaces(logs.letters(partner), context);
    }

    /** One proof of any log. */
    public Optional<ProofView> read(UUID id) {
        return logs.all()
                .map(of -> new ProofReader(of).read(id))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
