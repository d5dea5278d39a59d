package org.libraryexchange.exchange.proving;

import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.libraryexchange.exchange.proving.ProofRequests.Origin;
import org.libraryexchange.exchange.proving.Signatures.SignedBytes;
import org.libraryexchange.proof.Receipt;
import org.libraryexchange.proof.Receipt.Outcome;
import org.libraryexchange.proof.ReissueRequest.WantedItem;
import org.libraryexchange.simulation.OwnProof;
import org.libraryexchange.simulation.OwnProof.State;
import org.libraryexchange.simulation.Row;
import org.libraryexchange.simulation.Tables;
import org.libraryexchange.simulation.Tables.ReceiptKey;
import org.libraryexchange.simulation.Tables.Reissued;
import org.libraryexchange.simulation.WorkerSite;

/**
 * Stores mirrors' answers by the rules of {@link PostgresReceipts}, within the caller's
 * transaction.
 */
public record SimulatedReceipts(WorkerSite site) implements Receipts {

    private static final int MOST_ROUNDS = 5;

    private Tables tables() {
        return site.tables();
    }

    private Optional<OwnProof> proof(UUID id) {
        return Optional.ofNullable(tables().ownProofs.get(id));
    }

    @Override
    public boolean keep(Receipt receipt, SignedBytes signed) {
        ReceiptKey key = new ReceiptKey(receipt.owner(), receipt.proof(), receipt.step());
        return tables().receipts.putIfAbsent(key, receipt) == null
                && proof(receipt.proof())
                        .filter(at -> at.digestStep == receipt.step() || at.listingStep == receipt.step())
                        .isPresent();
    }

    @Override
    public Optional<Catalogue> proved(UUID id, int step) {
        return proof(id)
                .filter(proof -> proof.digest != null && (step == proof.digestStep || step == proof.listingStep))
                .map(proof -> new Catalogue(
                        step == proof.digestStep ? proof.sequence : proof.listingSequence,
                        proof.digest.items(),
                        proof.digest.root()));
    }

    @Override
    public long lastPlace() {
        return tables().sequence;
    }

    @Override
    public void stopPublishing(long confirmed) {
        tables().confirmedBeyond = Math.max(tables().confirmedBeyond, confirmed);
        tables().goesAbove = false;
    }

    @Override
    public void list(UUID id, BitSet buckets) {
        Optional<OwnProof> ready = proof(id).filter(proof -> proof.state == State.HASHED || proof.state == State.SENT);
        if (ready.isEmpty()) {
            requestAgain(id, Origin.REPAIR);
        } else {
            ready.get().state = State.LISTING_REQUESTED;
            ready.get().listed = buckets;
        }
    }

    @Override
    public int reissue(UUID chain, Collection<WantedItem> wanted) {
        List<Row> due = wanted.stream()
                .map(each -> Optional.ofNullable(tables().own.get(each.id()))
                        .filter(row -> row.sequence() <= each.sequence()))
                .flatMap(Optional::stream)
                .distinct()
                .filter(row -> !row.isDraft() && row.isIntact())
                .filter(row -> !tables().reissued.contains(reissued(chain, row)))
                .sorted(Comparator.comparingLong(Row::sequence))
                .toList();
        if (!due.isEmpty()) {
            tables().requireCounter();
        }
        for (Row row : due) {
            tables().reissued.add(reissued(chain, row));
            tables().putOwn(row.at(++tables().sequence));
        }
        return due.size();
    }

    private static Reissued reissued(UUID chain, Row row) {
        return new Reissued(chain, row.id(), HexFormat.of().formatHex(row.sha256()));
    }

    @Override
    public void finish(UUID id) {
        boolean answered = tables().receipts.entrySet().stream()
                .anyMatch(entry -> entry.getKey().proof().equals(id)
                        && entry.getKey().owner().equals(site.city())
                        && entry.getValue().outcome() != Outcome.BUCKETS_DIFFER);
        Optional<OwnProof> proof = proof(id);
        if (answered && proof.isPresent()) {
            proof.get().state = State.FINISHED;
        }
        proof.filter(ended -> ended.state == State.FINISHED).ifPresent(this::finishBefore);
    }

    private void finishBefore(OwnProof ended) {
        tables().ownProofs.values().stream()
                .filter(proof -> (proof.state == State.SENT || proof.state == State.LISTED)
                        && proof.requested.isBefore(ended.requested))
                .forEach(proof -> proof.state = State.FINISHED);
    }

    @Override
    public void request(Origin origin, String who) {
        request();
    }

    /** Asks for a proof and returns its id. If a proof waits already, returns that one. */
    public UUID request() {
        return waiting().orElseGet(() -> insert(null, 0));
    }

    private Optional<UUID> waiting() {
        return tables().ownProofs.values().stream()
                .filter(proof -> proof.state == State.REQUESTED)
                .map(proof -> proof.id)
                .findFirst();
    }

    private UUID insert(UUID chain, int round) {
        OwnProof proof = new OwnProof(site.ids().get(), site.clock().instant(), chain, round);
        tables().ownProofs.put(proof.id, proof);
        return proof.id;
    }

    @Override
    public void requestAgain(UUID id, Origin origin) {
        OwnProof before = proof(id).orElseThrow();
        if (before.round < MOST_ROUNDS && waiting().isEmpty()) {
            insert(before.chain, before.round + 1);
        }
    }

    @Override
    public UUID chain(UUID id) {
        return proof(id).orElseThrow().chain;
    }
}
