package org.libraryexchange.exchange.proving;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.libraryexchange.exchange.log.Position;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.proof.CatalogueDigest;
import org.libraryexchange.proof.Listing;
import org.libraryexchange.proof.Manifest;
import org.libraryexchange.proof.Marker;
import org.libraryexchange.proof.ProofRequest;
import org.libraryexchange.proof.Receipt;
import org.libraryexchange.proof.Receipt.Outcome;
import org.libraryexchange.record.RejectionReason;
import org.libraryexchange.simulation.Flaw;
import org.libraryexchange.simulation.KeptRecord;
import org.libraryexchange.simulation.MirrorProof;
import org.libraryexchange.simulation.Point;
import org.libraryexchange.simulation.Tables.Mirror;
import org.libraryexchange.simulation.Tables.ReceiptKey;
import org.libraryexchange.simulation.WorkerSite;

/** The comparisons of the mirror, by the rules of {@link PostgresMirrorProofs}. */
record SimulatedMirrorProofs(WorkerSite site) implements MirrorProofs {

    private static ReceiptKey key(ProofStep place) {
        return new ReceiptKey(place.owner(), place.proof(), place.step());
    }

    private void unanswered(ProofStep place, Consumer<MirrorProof> change) {
        site.fate().passes(Point.CALL);
        MirrorProof proof = site.tables().mirrorProofs.get(key(place));
        if (proof != null && !proof.answered) {
            change.accept(proof);
        }
    }

    @Override
    public boolean meet(ProofStep place, Marker marker, Position at) {
        site.fate().passes(Point.CALL);
        MirrorProof met =
                site.tables().mirrorProofs.computeIfAbsent(key(place), key -> new MirrorProof(place.sequence(), at));
        return !met.answered
                && met.at.nextOffset() == at.nextOffset()
                && Objects.equals(met.at.topicId(), at.topicId());
    }

    @Override
    public void hashed(ProofStep place, CatalogueDigest digest) {
        site.fate().passes(Point.R1);
        unanswered(place, proof -> proof.digest = digest);
    }

    @Override
    public void keep(ProofStep place, Manifest manifest) {
        unanswered(place, proof -> {
            proof.manifest = manifest.digest();
            proof.ownerItems = manifest.items();
            proof.ownerRoot = manifest.root();
        });
    }

    @Override
    public Optional<Sides> sides(ProofStep place) {
        MirrorProof proof = site.tables().mirrorProofs.get(key(place));
        return Optional.ofNullable(proof)
                .filter(met -> !met.answered && met.manifest != null && met.digest != null)
                .map(met -> new Sides(met.manifest, met.digest));
    }

    @Override
    public void keep(ProofStep place, Listing listing) {
        unanswered(place, proof -> proof.parts.putIfAbsent(listing.part(), listing));
    }

    @Override
    public int parts(ProofStep place, int last) {
        return (int) IntStream.rangeClosed(0, last)
                .filter(part -> part(place, part).isPresent())
                .count();
    }

    @Override
    public Optional<Listing> part(ProofStep place, int number) {
        return Optional.ofNullable(site.tables().mirrorProofs.get(key(place))).map(proof -> proof.parts.get(number));
    }

    @Override
    public Catalogue compared(ProofStep place) {
        return latest(place, met -> met.ownerItems >= 0)
                .map(met -> new Catalogue(met.ownerItems, met.ownerRoot))
                .orElse(Catalogue.NOTHING);
    }

    private Optional<MirrorProof> latest(ProofStep place, Predicate<MirrorProof> wanted) {
        return site.tables().mirrorProofs.entrySet().stream()
                .filter(entry -> entry.getKey().proof().equals(place.proof()) && wanted.test(entry.getValue()))
                .max(Comparator.comparingInt(entry -> entry.getKey().step()))
                .map(Map.Entry::getValue);
    }

    @Override
    public void forget(ProofStep place) {
        unanswered(place, proof -> {
            proof.answered = true;
            proof.digest = null;
            proof.manifest = null;
        });
    }

    @Override
    public OptionalLong stoodAt(ProofStep place) {
        return site.tables().mirrorProofs.entrySet().stream()
                .filter(entry -> entry.getKey().proof().equals(place.proof())
                        && entry.getKey().step() < place.step())
                .max(Comparator.comparingInt(entry -> entry.getKey().step()))
                .map(entry -> OptionalLong.of(entry.getValue().at.sequence()))
                .orElse(OptionalLong.empty());
    }

    @Override
    public Map<UUID, Rejection> rejections(String owner, Set<UUID> items) {
        Map<UUID, Rejection> rejections = new HashMap<>();
        site.tables().rejected.values().stream()
                .filter(kept -> !kept.isSettled() && kept.sequence() > 0 && items.contains(kept.item()))
                .filter(kept -> site.tables().has(Flaw.ANY_REASON_EXPLAINS)
                        || RejectionReason.terms(RejectionReason::isOfContent).contains(kept.reason()))
                .sorted(Comparator.comparingLong(KeptRecord::sequence))
                .forEach(kept ->
                        rejections.put(kept.item(), new Rejection(kept.sequence(), digest(kept), kept.reason())));
        return rejections;
    }

    private static byte[] digest(KeptRecord kept) {
        return kept.isPurged() || kept.raw().value() == null
                ? null
                : Sha256.of(kept.raw().value());
    }

    @Override
    public void answer(Receipt receipt) {
        ProofStep place = new ProofStep(receipt.owner(), receipt.proof(), receipt.step(), receipt.sequence());
        unanswered(place, proof -> {
            proof.answered = true;
            proof.digest = null;
            proof.manifest = null;
            proof.parts.clear();
            site.tables().post(receipt);
            site.tables().receipts.putIfAbsent(key(place), receipt);
            if (receipt.outcome() == Outcome.VERIFIED) {
                closeGap(receipt);
                stepBack(receipt, proof);
            }
        });
        site.fate().passes(Point.CALL);
    }

    private void closeGap(Receipt receipt) {
        Mirror mirror = site.tables().mirror;
        if (mirror.gapAfter() >= 0 && mirror.gapAfter() < receipt.sequence()) {
            site.tables().mirror = new Mirror(mirror.position(), -1, mirror.catchingUp());
        }
    }

    private void stepBack(Receipt receipt, MirrorProof met) {
        Mirror mirror = site.tables().mirror;
        Position at = mirror.position();
        if (at.sequence() > receipt.sequence() && at.sequence() == met.at.sequence()) {
            Position back = new Position(at.topicId(), at.nextOffset(), receipt.sequence());
            site.tables().mirror = new Mirror(back, mirror.gapAfter(), mirror.catchingUp());
        }
    }

    @Override
    public Set<ProofStep> lost(String owner, Position reading) {
        Set<ProofStep> lost = new HashSet<>();
        site.tables().mirrorProofs.forEach((key, met) -> {
            boolean passed =
                    !Objects.equals(met.at.topicId(), reading.topicId()) || met.at.nextOffset() < reading.nextOffset();
            boolean nobodys = met.digest == null || met.manifest != null;
            if (!met.answered && nobodys && passed) {
                lost.add(new ProofStep(owner, key.proof(), key.step(), met.sequence));
            }
        });
        return lost;
    }

    @Override
    public void caughtUp(String owner) {
        site.fate().passes(Point.CALL);
        Mirror mirror = site.tables().mirror;
        site.tables().mirror = new Mirror(mirror.position(), mirror.gapAfter(), false);
        site.tables().post(new ProofRequest(site.ids().get(), owner, site.city(), site.mirroredName()));
        site.fate().passes(Point.CALL);
    }
}
