package org.libraryexchange.exchange.proving;

import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.libraryexchange.exchange.proving.ProofRequests.Origin;
import org.libraryexchange.exchange.proving.Signatures.SignatureState;
import org.libraryexchange.exchange.proving.Signatures.SignedBytes;
import org.libraryexchange.proof.Manifest;
import org.libraryexchange.proof.Marker;
import org.libraryexchange.proof.Receipt;
import org.libraryexchange.proof.ReissueRequest.WantedItem;

/** An owner's proofs and receipts in memory, with the rules of the tables. */
final class InMemoryProofs implements OwnProofs, Receipts {

    /** A proof; {@code state} is as in the table. */
    static final class Proof {
        final UUID id;
        final UUID chain;
        final Origin origin;
        String state = "requested";
        private int step;
        private int digestStep;
        private int listingStep;
        private long listingSequence;
        private Manifest manifest;
        private BitSet buckets;
        private List<UUID> damaged = List.of();

        private Proof(UUID id, UUID chain, Origin origin) {
            this.id = id;
            this.chain = chain;
            this.origin = origin;
        }

        List<UUID> damaged() {
            return damaged;
        }
    }

    private record Reissued(UUID chain, UUID item, String sha256) {}

    private record Kept(UUID proof, int step) {}

    private final InMemoryCatalogue catalogue;
    private final Supplier<UUID> ids;
    private final Map<UUID, Proof> proofs = new LinkedHashMap<>();
    private final Map<Kept, Receipt> receipts = new LinkedHashMap<>();
    private final Map<Kept, SignatureState> signatures = new LinkedHashMap<>();
    private final Set<Reissued> reissued = new HashSet<>();
    private long confirmedBeyond;

    InMemoryProofs(InMemoryCatalogue catalogue, Supplier<UUID> ids) {
        this.catalogue = catalogue;
        this.ids = ids;
    }

    List<Proof> all() {
        return List.copyOf(proofs.values());
    }

    Proof proof(UUID id) {
        return proofs.get(id);
    }

    List<Receipt> receipts() {
        return List.copyOf(receipts.values());
    }

    /** The signature state of each receipt. */
    List<SignatureState> signatures() {
        return List.copyOf(signatures.values());
    }

    /** How many items have got new sequences. */
    int reissued() {
        return reissued.size();
    }

    @Override
    public void resume() {
        proofs.values()
                .forEach(proof -> proof.state = switch (proof.state) {
                    case "marked" -> "requested";
                    case "listing" -> "listing-requested";
                    default -> proof.state;
                });
    }

    @Override
    public Optional<Due> due() {
        boolean busy = proofs.values().stream()
                .anyMatch(proof -> Set.of("marked", "listing").contains(proof.state));
        return busy ? Optional.empty() : begun().or(this::requested).map(InMemoryProofs::due);
    }

    private Optional<Proof> begun() {
        return proofs.values().stream()
                .filter(proof -> Set.of("hashed", "listing-requested").contains(proof.state))
                .findFirst();
    }

    private Optional<Proof> requested() {
        return proofs.values().stream()
                .filter(proof -> proof.state.equals("requested"))
                .findFirst();
    }

    private static Due due(Proof proof) {
        return switch (proof.state) {
            case "hashed" -> new Due.Sending(proof.manifest);
            case "listing-requested" -> new Due.Listing(proof.id, proof.buckets);
            default -> new Due.Digest(proof.id);
        };
    }

    @Override
    public int marked(UUID proof, long sequence) {
        Proof marked = proofs.get(proof);
        marked.state = "marked";
        marked.digestStep = ++marked.step;
        return marked.step;
    }

    @Override
    public void hashed(Marker marker, CatalogueView.Sum sum) {
        Proof hashed = proofs.get(marker.proof());
        if (hashed.state.equals("marked") && hashed.digestStep == marker.step()) {
            hashed.state = "hashed";
            hashed.damaged = sum.damaged();
            hashed.manifest = Manifest.of(marker, sum.digest(), sum.damaged());
        }
    }

    @Override
    public void sent(UUID proof) {
        Proof sent = proofs.get(proof);
        sent.state = sent.state.equals("hashed") ? "sent" : sent.state;
    }

    @Override
    public int listing(UUID proof, long sequence) {
        Proof listing = proofs.get(proof);
        listing.state = "listing";
        listing.listingStep = ++listing.step;
        listing.listingSequence = sequence;
        return listing.step;
    }

    @Override
    public void listed(UUID proof, int step) {
        Proof listed = proofs.get(proof);
        if (listed.state.equals("listing") && listed.listingStep == step) {
            listed.state = "listed";
        }
    }

    @Override
    public List<WaitingMessage> waiting() {
        return List.of();
    }

    @Override
    public void told(List<WaitingMessage> waiting) {
        throw new IllegalStateException("an owner that mirrors nobody writes no waiting");
    }

    @Override
    public boolean keep(Receipt receipt, SignedBytes signed) {
        Kept place = new Kept(receipt.proof(), receipt.step());
        SignatureState before = signatures.get(place);
        boolean isNews =
                before == null || (!before.isTrusted() && signed.state().isTrusted());
        if (isNews) {
            receipts.put(place, receipt);
            signatures.put(place, signed.state());
        }
        Proof proof = proofs.get(receipt.proof());
        return isNews && proof != null && (receipt.step() == proof.digestStep || receipt.step() == proof.listingStep);
    }

    @Override
    public Optional<Catalogue> proved(UUID proof, int step) {
        return Optional.ofNullable(proofs.get(proof))
                .filter(at -> at.manifest != null && (step == at.digestStep || step == at.listingStep))
                .map(at -> new Catalogue(
                        step == at.digestStep ? at.manifest.sequence() : at.listingSequence,
                        at.manifest.items(),
                        at.manifest.root()));
    }

    @Override
    public long lastPlace() {
        return catalogue.sequence();
    }

    @Override
    public void stopPublishing(long confirmed) {
        confirmedBeyond = confirmed;
    }

    long confirmedBeyond() {
        return confirmedBeyond;
    }

    @Override
    public void list(UUID proof, BitSet buckets) {
        Proof listed = proofs.get(proof);
        if (Set.of("hashed", "sent").contains(listed.state)) {
            listed.state = "listing-requested";
            listed.buckets = buckets;
        } else {
            requestAgain(proof, Origin.REPAIR);
        }
    }

    @Override
    public int reissue(UUID chain, Collection<WantedItem> wanted) {
        int count = 0;
        for (WantedItem item : wanted) {
            InMemoryCatalogue.Row row = catalogue.row(item.id());
            if (row != null
                    && row.sequence() <= item.sequence()
                    && row.listed().isIntact()
                    && reissued.add(
                            new Reissued(chain, item.id(), row.listed().line().split(" ", -1)[6]))) {
                catalogue.reissue(item.id());
                count++;
            }
        }
        return count;
    }

    @Override
    public void finish(UUID proof) {
        proofs.get(proof).state = "finished";
    }

    @Override
    public void request(Origin origin, String who) {
        if (requested().isEmpty()) {
            insert(origin, null);
        }
    }

    @Override
    public void requestAgain(UUID proof, Origin origin) {
        if (requested().isEmpty()) {
            insert(origin, chain(proof));
        }
    }

    private void insert(Origin origin, UUID chain) {
        UUID id = ids.get();
        proofs.put(id, new Proof(id, chain == null ? id : chain, origin));
    }

    @Override
    public UUID chain(UUID proof) {
        return proofs.get(proof).chain;
    }
}
