package org.libraryexchange.catalogue.pictures;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.libraryexchange.base.http.Client;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.base.worker.PeriodicTask;
import org.libraryexchange.catalogue.ActLog;
import org.libraryexchange.catalogue.Revision;
import org.libraryexchange.catalogue.acts.BulkChanges;
import org.libraryexchange.catalogue.acts.BulkChanges.Chosen;
import org.libraryexchange.catalogue.acts.Done.Left;
import org.libraryexchange.catalogue.acts.Done.Why;
import org.libraryexchange.catalogue.pictures.PictureMoveQueue.Move;
import org.libraryexchange.item.Item;
import org.libraryexchange.item.ItemDraft;
import org.libraryexchange.item.ItemEdit;
import org.libraryexchange.item.Violation;

/**
 * Fetches the pictures of many items from their addresses, item by item, as one act that can be undone. That takes minutes or
 * hours, so whoever wants it waits for nothing: what is still to do is in the database.
 */
@ApplicationScoped
public class PictureMoves {

    private static final Logger LOG = Logger.getLogger(PictureMoves.class);

    private static final Duration LOOK = Duration.ofSeconds(10);

    private static final int MOST_TRIES = 5;

    /** While the person has uploaded too much, or the node has much to read. */
    private static final Duration LATER = Duration.ofMinutes(1);

    /** Both pass. */
    private static final Set<ProblemType> TEMPORARY =
            Set.of(ProblemType.TOO_MANY_REQUESTS, ProblemType.BUSY, ProblemType.UNAVAILABLE);

    private static final Violation NONE = new Violation("", "no-pictures", "names no picture by its address", null);

    private static final Violation GIVEN_UP =
            new Violation("", "tried-often", "could not be fetched in %d tries".formatted(MOST_TRIES), null);

    private final PictureMoveQueue queue;
    private final BulkChanges changes;
    private final PictureUploads uploads;
    private final PictureStore store;
    private final CurrentIdentityAssociation identity;

    PictureMoves(
            PictureMoveQueue queue,
            BulkChanges changes,
            PictureUploads uploads,
            PictureStore store,
            CurrentIdentityAssociation identity) {
        this.queue = queue;
        this.changes = changes;
        this.uploads = uploads;
        this.store = store;
        this.identity = identity;
    }

    /**
     * How far an act has come.
     *
     * @param waiting items whose pictures are still to be fetched
     * @param left items that have stayed as they were, or that still name pictures by address, and why
     */
    public record Progress(int waiting, List<Left> left) {}

    /** Begins to fetch the pictures of items as somebody has seen them. Returns the act. */
    @RolesAllowed(Roles.CATALOGUER)
    public long begin(List<Chosen> chosen) {
        return changes.begin(ActLog.Kind.PICTURES, (handle, act) -> queue.add(handle, act, chosen));
    }

    /** How far an act has come; nothing waits of one that fetches no pictures. */
    public Progress progress(long act) {
        return new Progress(queue.waiting(act), queue.left(act));
    }

    @Produces
    @Singleton
    PeriodicTask fetching() {
        return new PeriodicTask("pictures to fetch", LOOK, this::fetch);
    }

    /** Fetches what is due. */
    void fetch() {
        for (Optional<Move> next = queue.claim(); next.isPresent(); next = queue.claim()) {
            Move move = next.get();
            try {
                fetch(move);
            } catch (RuntimeException e) {
                failed(move, e);
            }
        }
    }

    private void failed(Move move, RuntimeException failure) {
        if (failure instanceof ProblemException problem && TEMPORARY.contains(problem.type())) {
            // That was no try.
            queue.postpone(move, LATER, 1);
        } else if (move.tries() < MOST_TRIES) {
            LOG.warnf(
                    failure,
                    "pictures of an item not fetched, will retry act=%d itemId=%s tries=%d",
                    move.act(),
                    move.item(),
                    move.tries());
            queue.postpone(move, PictureMoveQueue.CLAIMED.multipliedBy(1L << (move.tries() - 1)), 0);
        } else {
            LOG.errorf(failure, "pictures of an item not fetched act=%d itemId=%s", move.act(), move.item());
            queue.finish(move, Why.REFUSED, List.of(GIVEN_UP));
        }
    }

    /** Does so in the name of the person who wanted it: history names them, and what they may upload in an hour is counted. */
    @ActivateRequestContext
    void fetch(Move move) {
        Optional<Item> seen = queue.seen(move);
        if (move.tries() > MOST_TRIES) {
            // The last one has ended this process, or another.
            queue.finish(move, Why.REFUSED, List.of(GIVEN_UP));
        } else if (!move.allowed()) {
            queue.finish(move, Why.FORBIDDEN, List.of());
        } else if (seen.isEmpty()) {
            queue.finish(move, Why.CHANGED, List.of());
        } else {
            identity.setIdentity(QuarkusSecurityIdentity.builder()
                    .setPrincipal(new QuarkusPrincipal(move.actor()))
                    .addRole(Roles.CATALOGUER)
                    .build());
            fetch(move, new PicturesElsewhere(seen.get()));
        }
    }

    private void fetch(Move move, PicturesElsewhere elsewhere) {
        Map<String, String> told = new HashMap<>(move.fetched());
        Map<String, Optional<Picture>> fetched = new HashMap<>();
        List<Violation> problems = new ArrayList<>(elsewhere.others());
        for (String address : elsewhere.addresses()) {
            Optional<Picture> picture = fetched(move, told, address);
            if (picture.isPresent()) {
                fetched.put(address, picture);
            } else {
                problems.add(elsewhere.refused(address, PictureRefusal.byRule().get(told.get(address))));
            }
        }
        if (fetched.isEmpty()) {
            queue.finish(move, Why.REFUSED, problems.isEmpty() ? List.of(NONE) : problems);
        } else {
            write(move, fetched, problems);
        }
    }

    /**
     * The picture at an address. One that was fetched before is not fetched again, so that an item with many goes on where it
     * had to wait.
     *
     * @param told what has come of addresses, to which this one's is added
     * @return empty if it is none; then its rule is among what was told
     */
    private Optional<Picture> fetched(Move move, Map<String, String> told, String address) {
        String before = told.getOrDefault(address, "");
        if (PictureRefusal.isRule(before)) {
            return Optional.empty();
        }
        Optional<Picture> kept = before.isEmpty() ? Optional.empty() : store.find(before);
        if (kept.isPresent()) {
            return kept;
        }
        queue.hold(move, told);
        try {
            Picture picture = store.keep(uploads.fetch(new Client(move.actor(), true), address));
            told.put(address, picture.sha256());
            return Optional.of(picture);
        } catch (UnusablePictureException e) {
            told.put(address, e.refusal().rule());
            return Optional.empty();
        }
    }

    /** The item's new version and the end of its wait are one transaction, so that neither happens twice. */
    private void write(Move move, Map<String, Optional<Picture>> fetched, List<Violation> problems) {
        List<Chosen> chosen = List.of(new Chosen(move.item(), move.version()));
        List<Left> left = changes.add(
                move.act(),
                handle -> queue.finish(handle, move, problems.isEmpty() ? null : Why.REFUSED, problems)
                        ? chosen
                        : List.of(),
                (current, byHand, now) -> Revision.edited(
                        current,
                        new ItemDraft(Optional.empty(), new PicturesElsewhere(current).without(fetched)),
                        ItemEdit.byPerson(current.owner(), !byHand, false),
                        now));
        left.forEach(each -> queue.amend(move, each));
    }
}
