package org.libraryexchange.proving;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
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
    private final Answers answers;
    private final Executor background;
    private final Map<Place, OpenListing> listings = new HashMap<>();

    /** A marker whose listing is still to come, and the mirror as it was there. */
    private record OpenListing(BitSet buckets, CatalogueView view) {}

    /**
     * @param reading where the log is read on: comparisons begun before that have lost their view
     */
    Comparer(String partner, MirrorProofs proofs, Views views, Answers answers, Executor background, Position reading) {
        this.partner = partner;
        this.proofs = proofs;
        this.views = views;
        this.answers = answers;
        this.background = background;
        proofs.lost(partner, reading).forEach(this::resume);
    }

    /** Where the digests of both sides were there already, only the answer is missing. */
    private void resume(Place place) {
        proofs.sides(place).ifPresentOrElse(sides -> answers.ofBuckets(place, sides), () -> answers.interrupted(place));
    }

    @Override
    public void hear(Message message, Position at, boolean catchingUp) {
        if (message instanceof Marker marker) {
            meet(marker, at, catchingUp);
        } else if (message instanceof Manifest manifest) {
            Place place = new Place(partner, manifest.proof(), manifest.step(), manifest.sequence());
            proofs.keep(place, manifest);
            compare(place);
        } else if (message instanceof Listing listing) {
            take(listing);
        }
    }

    private void meet(Marker marker, Position at, boolean catchingUp) {
        forgetListings();
        Place place = Place.of(partner, marker);
        if (!proofs.meet(place, marker, at)) {
            return;
        }
        if (catchingUp) {
            answers.catchingUp(place);
        } else if (marker.isOfListing()) {
            listings.put(place, new OpenListing(marker.listedBuckets(), views.mirror(partner, at)));
        } else {
            CatalogueView view = views.mirror(partner, at);
            inBackground(place, view, () -> sum(place, view));
        }
    }

    private void sum(Place place, CatalogueView view) {
        CatalogueView.Sum sum = view.sum();
        CrashPoint.hit("r1");
        proofs.hashed(place, sum.digest());
        compare(place);
    }

    /** Called when either side is there, and does something when both are. */
    private void compare(Place place) {
        proofs.sides(place).ifPresent(sides -> answers.ofBuckets(place, sides));
    }

    private void take(Listing listing) {
        Place place = new Place(partner, listing.proof(), listing.step(), listing.sequence());
        proofs.keep(place, listing);
        OpenListing open = listing.last() ? listings.remove(place) : null;
        if (open != null) {
            inBackground(place, open.view(), () -> answers.ofItems(place, open.buckets(), open.view()));
        }
    }

    private void inBackground(Place place, CatalogueView view, Runnable work) {
        background.execute(() -> {
            try (view) {
                work.run();
            } catch (RuntimeException e) {
                answers.interrupted(place);
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
    }
}
