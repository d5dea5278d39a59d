package org.libraryexchange.exchange.proving;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.libraryexchange.base.node.CrashPoint;
import org.libraryexchange.exchange.log.Conversation.Listener;
import org.libraryexchange.exchange.log.Conversation.MirrorStanding;
import org.libraryexchange.exchange.log.Position;
import org.libraryexchange.exchange.proving.CatalogueView.Views;
import org.libraryexchange.proof.Listing;
import org.libraryexchange.proof.Manifest;
import org.libraryexchange.proof.Marker;
import org.libraryexchange.proof.Message;
import org.libraryexchange.record.Judgement.AcceptedMessage;

/**
 * Compares a partner's mirror with what the partner says about its catalogue. At a marker it opens a view of the mirror
 * at that place; it does the comparison in the background, while the applier continues.
 */
final class Comparer implements Listener {

    private final String partner;
    private final MirrorProofs proofs;
    private final Views views;
    private final ProofResponder responder;
    private final Executor background;
    private final Map<ProofStep, OpenListing> listings = new HashMap<>();
    private final AtomicReference<DigestJob> digesting = new AtomicReference<>();

    /** A marker whose listing has not arrived yet, and the view of the mirror at the marker. */
    private record OpenListing(BitSet buckets, CatalogueView view) {}

    /** A marker for which the digest of the whole mirror is being computed. */
    private record DigestJob(ProofStep place, CatalogueView view) {}

    /** @param reading where reading of the log continues; comparisons that began before have lost their view */
    Comparer(String partner, Views views, ProofResponder responder, Executor background, Position reading) {
        this.partner = partner;
        this.proofs = responder.proofs();
        this.views = views;
        this.responder = responder;
        this.background = background;
        proofs.lost(partner, reading).forEach(this::resume);
    }

    /**
     * If the digests of both sides are stored already, only the answer is missing. Otherwise the comparison was
     * interrupted.
     */
    private void resume(ProofStep place) {
        proofs.sides(place)
                .ifPresentOrElse(sides -> responder.ofBuckets(place, sides), () -> responder.interrupted(place));
    }

    @Override
    public void hear(AcceptedMessage noted, Position at, MirrorStanding standing) {
        hear(noted.message(), at, standing);
    }

    void hear(Message message, Position at, MirrorStanding standing) {
        if (message instanceof Marker marker) {
            meet(marker, at, standing);
        } else if (message instanceof Manifest manifest) {
            ProofStep place = new ProofStep(partner, manifest.proof(), manifest.step(), manifest.sequence());
            proofs.keep(place, manifest);
            compare(place);
        } else if (message instanceof Listing listing) {
            take(listing);
        }
    }

    private void meet(Marker marker, Position at, MirrorStanding standing) {
        forgetListings();
        ProofStep place = ProofStep.of(partner, marker);
        if (!proofs.meet(place, marker, at)) {
            return;
        }
        switch (standing) {
            case PAUSED -> responder.paused(place);
            case CATCHING_UP -> responder.catchingUp(place);
            case CURRENT -> open(place, marker, at);
        }
    }

    private void open(ProofStep place, Marker marker, Position at) {
        if (!marker.isOfListing()) {
            digest(place, views.mirror(partner, at));
        } else if (isListingForHere(marker, at)) {
            listings.put(place, new OpenListing(marker.listedBuckets(), views.mirror(partner, at)));
        } else {
            responder.interrupted(place);
        }
    }

    /**
     * Whether a listing describes the mirror's catalogue at this place or a later one. Repairs from a listing that
     * comes late, after newer items, would replace these with older ones. But if the mirror was ahead already when it
     * asked for the listing, and has not moved since, its position comes from something that the owner never wrote, and
     * the listing repairs that.
     */
    private boolean isListingForHere(Marker marker, Position at) {
        return at.sequence() <= marker.sequence()
                || proofs.stoodAt(ProofStep.of(partner, marker)).equals(OptionalLong.of(at.sequence()));
    }

    /**
     * Computes one digest at a time. Of several markers only the newest counts: a partner that asked for an earlier
     * proof gets its answer there.
     */
    private void digest(ProofStep place, CatalogueView view) {
        DigestJob next = new DigestJob(place, view);
        DigestJob before = digesting.getAndSet(next);
        if (before != null) {
            before.view().close();
            proofs.forget(before.place());
        }
        background.execute(() -> {
            try (view) {
                if (next.equals(digesting.get())) {
                    sum(place, view);
                }
            } catch (RuntimeException e) {
                if (next.equals(digesting.get())) {
                    responder.interrupted(place);
                    throw e;
                }
            } finally {
                digesting.compareAndSet(next, null);
            }
        });
    }

    private void sum(ProofStep place, CatalogueView view) {
        CatalogueView.Sum sum = view.sum();
        CrashPoint.hit("r1");
        proofs.hashed(place, sum.digest());
        compare(place);
    }

    /** Called when the digest of either side arrives; compares once both are there. */
    private void compare(ProofStep place) {
        proofs.sides(place).ifPresent(sides -> responder.ofBuckets(place, sides));
    }

    private void take(Listing listing) {
        ProofStep place = new ProofStep(partner, listing.proof(), listing.step(), listing.sequence());
        proofs.keep(place, listing);
        OpenListing open = listing.last() ? listings.remove(place) : null;
        if (open != null) {
            inBackground(
                    place, open.view(), () -> responder.ofItems(place, listing.part(), open.buckets(), open.view()));
        }
    }

    private void inBackground(ProofStep place, CatalogueView view, Runnable work) {
        background.execute(() -> {
            try (view) {
                work.run();
            } catch (RuntimeException e) {
                responder.interrupted(place);
                throw e;
            }
        });
    }

    @Override
    public void caughtUp() {
        proofs.caughtUp(partner);
    }

    private void forgetListings() {
        listings.values().forEach(open -> open.view().close());
        listings.clear();
    }

    @Override
    public void close() {
        forgetListings();
        DigestJob open = digesting.getAndSet(null);
        if (open != null) {
            open.view().close();
        }
    }
}
