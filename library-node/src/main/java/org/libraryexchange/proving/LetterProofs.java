package org.libraryexchange.proving;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.libraryexchange.database.LetterDatabases;
import org.libraryexchange.database.LogDatabase;
import org.libraryexchange.log.PublisherNeeded;
import org.libraryexchange.node.NodeConfig;
import org.libraryexchange.proving.ItemReceipt.MirrorReceipt;
import org.libraryexchange.record.CityLog;
import org.libraryexchange.rejected.LetterReissues;

/**
 * Proofs of the letters between the city and each partner: the same as for items, but the catalogue is all that one city
 * has written to the other, and requests travel in the letter log.
 */
@ApplicationScoped
public class LetterProofs implements LetterReissues {

    private final LetterDatabases databases;
    private final NodeConfig node;
    private final Signatures signatures;
    private final Event<PublisherNeeded> needed;
    private final Clock clock;
    private final Supplier<UUID> ids;

    LetterProofs(
            LetterDatabases databases,
            NodeConfig node,
            Signatures signatures,
            Event<PublisherNeeded> needed,
            Clock clock,
            Supplier<UUID> ids) {
        this.databases = databases;
        this.node = node;
        this.signatures = signatures;
        this.needed = needed;
        this.clock = clock;
        this.ids = ids;
    }

    /** Asks for proofs of the letters to a partner, and from it. */
    public ProofRequests requests(String partner) {
        return new ProofRequests(databases.with(partner), ofOwn(partner), reissues(partner));
    }

    private OwnProofRequests ofOwn(String partner) {
        return new OwnProofRequests(databases.with(partner), needed, clock, ids);
    }

    @Override
    public MirrorRequests reissues(String partner) {
        CityLog own = CityLog.letters(node.city(), partner);
        CityLog theirs = CityLog.letters(partner, node.city());
        MessageOutbox outbox = new MessageOutbox(databases.with(partner), own, signatures, needed);
        return new MirrorRequests(outbox, node.city(), theirs.source(), ids);
    }

    /** What the city and a partner were last proved to hold of each other's letters. */
    public LastProofs last(String partner) {
        return new LastProofs(new LatestReceipts(databases.with(partner), node));
    }

    /** What a mirror holds of a letter, as its latest receipt and its own word about its place say. */
    public MirrorReceipt held(String partner, String owner, String mirror, UUID letter, long sequence) {
        LogDatabase database = databases.with(partner);
        MirrorReceipt proved = new LatestReceipts(database, node)
                .of(owner, mirror)
                .map(receipt -> MirrorKnowledge.of(receipt).of(letter, sequence))
                .orElseGet(() -> MirrorKnowledge.nothing(mirror));
        return new AppliedThere(database, CityLog.letters(node.city(), partner))
                .place(mirror)
                .map(place -> proved.with(place, sequence))
                .orElse(proved);
    }

    /** Reads the proofs of the letters to a partner, and from it. */
    public ProofReader reader(String partner) {
        return new ProofReader(databases.with(partner), node, Optional.of(partner));
    }

    /** One proof of the letters between the city and any partner. */
    public Optional<ProofView> read(UUID id) {
        return node.partners().keySet().stream()
                .map(partner -> reader(partner).read(id))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Asks for a proof of the letters to a partner for an operator. If a proof waits already, returns that one. */
    public UUID requested(String partner, String operator) {
        return ofOwn(partner).requested(Origin.OPERATOR, operator);
    }
}
