package org.libraryexchange.exchange.proving;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.libraryexchange.exchange.log.Conversation.Speaker;
import org.libraryexchange.exchange.log.LogHead;
import org.libraryexchange.exchange.proving.CatalogueView.OwnView;
import org.libraryexchange.exchange.proving.CatalogueView.Views;
import org.libraryexchange.exchange.proving.OwnProofs.Due;
import org.libraryexchange.exchange.proving.OwnProofs.WaitingMessage;
import org.libraryexchange.proof.ListedItem;
import org.libraryexchange.proof.Listing;
import org.libraryexchange.proof.Marker;

/**
 * Proves the own catalogue. At a marker it sends everything up to that place from one view of the catalogue, and
 * computes the digest of the same view in the background, while publishing continues.
 */
final class Prover implements Speaker {

    private final OwnProofs proofs;
    private final LogHead head;
    private final Views views;
    private final Executor background;
    private final Outbound outbound = new Outbound();
    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
    private final AtomicInteger atWork = new AtomicInteger();
    private volatile OwnView open;

    Prover(OwnProofs proofs, LogHead head, Views views, Executor background) {
        this.proofs = proofs;
        this.head = head;
        this.views = views;
        this.background = background;
        proofs.resume();
    }

    @Override
    public boolean step() {
        RuntimeException failed = failure.getAndSet(null);
        if (failed != null) {
            throw failed;
        }
        boolean busy = atWork.get() > 0;
        return sendListing() || sendWaiting() || proceed() || takeUp(busy);
    }

    private boolean sendListing() {
        Optional<Listing> part = outbound.next();
        part.ifPresent(listing -> {
            head.say(listing);
            if (listing.last()) {
                proofs.listed(listing.proof(), listing.step());
            }
        });
        return part.isPresent();
    }

    private boolean sendWaiting() {
        List<WaitingMessage> waiting = proofs.waiting();
        if (!waiting.isEmpty()) {
            head.tell(waiting.stream().map(WaitingMessage::message).toList());
            proofs.told(waiting);
        }
        return !waiting.isEmpty();
    }

    private boolean proceed() {
        Optional<Due> due = proofs.due();
        due.ifPresent(this::proceed);
        return due.isPresent();
    }

    /** Starts steps again that this worker began before it lost its lock and will not complete. */
    private boolean takeUp(boolean busy) {
        if (!busy) {
            proofs.resume();
        }
        return false;
    }

    private void proceed(Due due) {
        if (due instanceof Due.Sending sending) {
            head.say(sending.manifest());
            proofs.sent(due.proof());
        } else if (due instanceof Due.Listing listing) {
            OwnView view = settle();
            int step = proofs.listing(due.proof(), view.sequence());
            Marker marker = Marker.ofListing(due.proof(), step, view.sequence(), listing.buckets());
            head.say(marker);
            inBackground(view, () -> list(view, marker));
        } else {
            OwnView view = settle();
            int step = proofs.marked(due.proof(), view.sequence());
            Marker marker = Marker.ofDigest(due.proof(), step, view.sequence());
            head.say(marker);
            inBackground(view, () -> proofs.hashed(marker, view.sum()));
        }
    }

    /** Sends all waiting changes from one view. The view is then the catalogue at this place of the log. */
    private OwnView settle() {
        closeView();
        OwnView view = views.own();
        open = view;
        head.sendAll(view.changes());
        return view;
    }

    private void inBackground(OwnView view, Runnable work) {
        atWork.incrementAndGet();
        background.execute(() -> {
            try (view) {
                work.run();
            } catch (RuntimeException e) {
                failed(view, e);
            } finally {
                atWork.decrementAndGet();
                head.wake();
            }
        });
    }

    /**
     * Keeps the failure to throw it in the next step. If the view was closed meanwhile, because the proof was answered
     * early, it is not a failure.
     */
    private void failed(OwnView view, RuntimeException e) {
        if (view == open) {
            failure.set(e);
        }
    }

    private void list(OwnView view, Marker marker) {
        List<ListedItem> batch = new ArrayList<>();
        int[] part = {0};
        view.list(marker.listedBuckets(), item -> {
            if (batch.size() == Listing.MOST_ITEMS) {
                put(Listing.of(marker, part[0]++, false, batch));
                batch.clear();
            }
            batch.add(item);
        });
        put(Listing.of(marker, part[0], true, batch));
    }

    private void put(Listing part) {
        outbound.put(part);
        head.wake();
    }

    private void closeView() {
        OwnView given = open;
        open = null;
        if (given != null) {
            given.close();
        }
    }

    @Override
    public void close() {
        outbound.close();
        closeView();
    }
}
