package org.libraryexchange.proving;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.libraryexchange.log.Conversation.Listener;
import org.libraryexchange.log.Position;
import org.libraryexchange.node.CrashPoint;
import org.libraryexchange.proof.Listing;
import org.libraryexchange.proof.Manifest;
import org.libraryexchange.proof.Marker;
import org.libraryexchange.proof.Message;

/**
 * Compares a partner's mirror with what the partner tells of its catalogue. At a marker the mirror is looked at as it
 * is there; the work itself is done in the background, and applying goes on.
 */
final class Comparer implements Listener {

    private final String partner;
    private final MirrorProofs proofs;
    private final Views views;
    private final ProofResponder responder;
    private final Executor background;
    private final Map<ProofStep, OpenListing> listings = new HashMap<>();
    private final AtomicReference<Digesting> digesting = new AtomicReference<>();

    /** A marker whose listing is still to come, and the mirror as it was there. */
    private record OpenListing(BitSet buckets, CatalogueView view) {}

    /** A marker at which the whole mirror is being hashed. */
    private record Digesting(ProofStep place, CatalogueView view) {}

    /**
     * @param reading where the log is read on: comparisons begun before that have lost their view
     */
    Comparer(
            String partner,
            MirrorProofs proofs,
            Views views,
            ProofResponder responder,
            Executor background,
            Position reading) {
        this.partner = partner;
        this.proofs = proofs;
        this.views = views;
        this.responder = responder;
        this.background = background;
        proofs.lost(partner, reading).forEach(this::resume);
    }

    /** Where the digests of both sides were there already, only the answer is missing. */
    private void resume(ProofStep place) {
        proofs.sides(place)
                .ifPresentOrElse(sides -> responder.ofBuckets(place, sides), () -> responder.interrupted(place));
    }

    @Override
    public void hear(Message message, Position at, boolean catchingUp) {
        if (message instanceof Marker marker) {
            meet(marker, at, catchingUp);
        } else if (message instanceof Manifest manifest) {
            ProofStep place = new ProofStep(partner, manifest.proof(), manifest.step(), manifest.sequence());
            proofs.keep(place, manifest);
            compare(place);
        } else if (message instanceof Listing listing) {
            take(listing);
        }
    }

    private void meet(Marker marker, Position at, boolean catchingUp) {
        forgetListings();
        ProofStep place = ProofStep.of(partner, marker);
        if (!proofs.meet(place, marker, at)) {
            return;
        }
        if (catchingUp) {
            responder.catchingUp(place);
        } else if (!marker.isOfListing()) {
            digest(place, views.mirror(partner, at));
        } else if (isListingForHere(marker, at)) {
            listings.put(place, new OpenListing(marker.listedBuckets(), views.mirror(partner, at)));
        } else {
            responder.interrupted(place);
        }
    }

    /**
     * Whether a listing is of the catalogue that the mirror has here, or of a later one. One that comes late, after newer
     * items, would make these give way to older ones. A mirror that stood farther already when it asked for the listing, and
     * has got no farther since, has been led there by something that the owner never wrote: the listing mends that.
     */
    private boolean isListingForHere(Marker marker, Position at) {
        return at.sequence() <= marker.sequence()
                || proofs.stoodAt(ProofStep.of(partner, marker)).equals(OptionalLong.of(at.sequence()));
    }

    /** One at a time: of several markers the newest counts, and whoever asks has its answer there. */
    private void digest(ProofStep place, CatalogueView view) {
        Digesting next = new Digesting(place, view);
        Digesting before = digesting.getAndSet(next);
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

    /** Called when either side is there, and does something when both are. */
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
        Digesting open = digesting.getAndSet(null);
        if (open != null) {
            open.view().close();
        }
    }
}
