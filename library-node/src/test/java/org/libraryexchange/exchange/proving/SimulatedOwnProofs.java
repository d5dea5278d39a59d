package org.libraryexchange.exchange.proving;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.libraryexchange.base.worker.FencedException;
import org.libraryexchange.proof.Manifest;
import org.libraryexchange.proof.Marker;
import org.libraryexchange.record.MessageRecord;
import org.libraryexchange.simulation.OwnProof;
import org.libraryexchange.simulation.OwnProof.State;
import org.libraryexchange.simulation.Point;
import org.libraryexchange.simulation.WorkerSite;

/** The proofs of the own catalogue, by the rules of {@link PostgresOwnProofs}. */
record SimulatedOwnProofs(WorkerSite site) implements OwnProofs {

    private static final Set<State> WAITING =
            EnumSet.of(State.REQUESTED, State.MARKED, State.HASHED, State.LISTING_REQUESTED, State.LISTING);

    @Override
    public void resume() {
        site.fate().passes(Point.CALL);
        for (OwnProof proof : site.tables().ownProofs.values()) {
            if (proof.state == State.MARKED) {
                proof.state = State.REQUESTED;
            } else if (proof.state == State.LISTING) {
                proof.state = State.LISTING_REQUESTED;
            }
        }
    }

    @Override
    public Optional<Due> due() {
        site.fate().passes(Point.CALL);
        List<OwnProof> waiting = site.tables().ownProofs.values().stream()
                .filter(proof -> WAITING.contains(proof.state))
                .sorted(Comparator.comparing((OwnProof proof) -> proof.state == State.REQUESTED)
                        .thenComparing(proof -> proof.requested))
                .toList();
        boolean busy = waiting.stream().anyMatch(proof -> proof.state == State.MARKED || proof.state == State.LISTING);
        return busy || waiting.isEmpty() ? Optional.empty() : Optional.of(due(waiting.get(0)));
    }

    private static Due due(OwnProof proof) {
        return switch (proof.state) {
            case HASHED ->
                new Due.Sending(Manifest.of(
                        Marker.ofDigest(proof.id, proof.digestStep, proof.sequence), proof.digest, List.of()));
            case LISTING_REQUESTED -> new Due.Listing(proof.id, proof.listed);
            default -> new Due.Digest(proof.id);
        };
    }

    @Override
    public int marked(UUID id, long sequence) {
        OwnProof proof = next(id, State.REQUESTED);
        proof.state = State.MARKED;
        proof.sequence = sequence;
        proof.digestStep = ++proof.step;
        site.fate().passes(Point.CALL);
        return proof.digestStep;
    }

    @Override
    public int listing(UUID id, long sequence) {
        OwnProof proof = next(id, State.LISTING_REQUESTED);
        proof.state = State.LISTING;
        proof.listingStep = ++proof.step;
        proof.listingSequence = sequence;
        site.fate().passes(Point.CALL);
        return proof.listingStep;
    }

    private OwnProof next(UUID id, State expected) {
        site.fate().passes(Point.CALL);
        OwnProof proof = site.tables().ownProofs.get(id);
        if (proof == null || proof.state != expected) {
            throw new FencedException("another process has taken the proof up");
        }
        return proof;
    }

    @Override
    public void hashed(Marker marker, CatalogueView.Sum sum) {
        site.fate().passes(Point.CALL);
        OwnProof proof = site.tables().ownProofs.get(marker.proof());
        if (proof != null && proof.digestStep == marker.step() && proof.state == State.MARKED) {
            proof.state = State.HASHED;
            proof.digest = sum.digest();
            proof.damaged = sum.damaged();
        }
    }

    @Override
    public void sent(UUID id) {
        site.fate().passes(Point.CALL);
        OwnProof proof = site.tables().ownProofs.get(id);
        if (proof != null && proof.state == State.HASHED) {
            proof.state = State.SENT;
        }
    }

    @Override
    public void listed(UUID id, int step) {
        site.fate().passes(Point.CALL);
        OwnProof proof = site.tables().ownProofs.get(id);
        if (proof != null && proof.listingStep == step && proof.state == State.LISTING) {
            proof.state = State.LISTED;
        }
    }

    @Override
    public List<WaitingMessage> waiting() {
        site.fate().passes(Point.CALL);
        return site.tables().waiting.stream()
                .map(posted -> new WaitingMessage(
                        posted.id(), MessageRecord.unsigned(site.ownAnswersLog(), posted.message(), Instant.EPOCH)))
                .toList();
    }

    @Override
    public void told(List<WaitingMessage> waiting) {
        site.fate().passes(Point.CALL);
        Set<Long> ids = waiting.stream().map(WaitingMessage::id).collect(Collectors.toSet());
        site.tables().waiting.removeIf(posted -> ids.contains(posted.id()));
    }
}
