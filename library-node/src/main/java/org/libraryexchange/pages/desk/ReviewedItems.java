package org.libraryexchange.pages.desk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.libraryexchange.base.security.Actor;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.catalogue.ItemReader;
import org.libraryexchange.catalogue.StoredItem;
import org.libraryexchange.item.Status;
import org.libraryexchange.pages.desk.DeskItems.Outcome;
import org.libraryexchange.pages.desk.Reviews.Review;

/** What librarians ask to be published, and what cataloguers do with it. */
@ApplicationScoped
@RolesAllowed(Roles.CATALOGUER)
class ReviewedItems {

    private final DeskItems items;
    private final ItemReader reader;
    private final ItemRules rules;
    private final WorkingCopies copies;
    private final Reviews reviews;
    private final Actor actor;

    ReviewedItems(
            DeskItems items, ItemReader reader, ItemRules rules, WorkingCopies copies, Reviews reviews, Actor actor) {
        this.items = items;
        this.reader = reader;
        this.rules = rules;
        this.copies = copies;
        this.reviews = reviews;
        this.actor = actor;
    }

    /**
     * Lets what somebody has typed, or a draft as it is saved, wait for a colleague who may publish it.
     *
     * @param small whether translations are still right
     */
    @Transactional
    @RolesAllowed(Roles.LIBRARIAN)
    Outcome ask(Editing editing, boolean small) {
        if (editing.isStale()) {
            return Outcome.STALE;
        }
        if (editing.copy().filter(editing::isSaved).isPresent()
                && !editing.status().equals(Optional.of(Status.DRAFT))) {
            return Outcome.DISCARDED;
        }
        if (!rules.violations(editing, true).isEmpty()) {
            return Outcome.REFUSED;
        }
        Optional<WorkingCopy> kept = copies.change(editing.id(), actor.name(), typed -> typed.or(editing::copy));
        if (kept.filter(editing::isTyped).isEmpty()) {
            return Outcome.STALE;
        }
        reviews.ask(editing.id(), actor.name(), small);
        return Outcome.SAVED;
    }

    /** Whether what the person has typed waits for review. */
    @RolesAllowed(Roles.LIBRARIAN)
    boolean waits(Editing editing) {
        return reviews.of(editing.id(), actor.name()).filter(Review::isWaiting).isPresent();
    }

    /**
     * Opens a text that waits for review, with what others have changed meanwhile. It is stale if they have changed the
     * same fields. Empty if it is gone.
     */
    Optional<Editing> open(Review review) {
        return typed(review)
                .map(editing -> editing.isStale() && editing.merge().conflicts().isEmpty()
                        ? editing.with(editing.copy()
                                .map(copy -> copy.onto(
                                        editing.savedTag(),
                                        editing.savedValues(),
                                        editing.merge().merged(),
                                        copy.changed())))
                        : editing);
    }

    /** Does the same by the text's number; empty if it waits no more. */
    Optional<Editing> open(long review) {
        return reviews.waiting(review).flatMap(this::open);
    }

    private Optional<Editing> typed(Review review) {
        Optional<StoredItem> saved = reader.visible(review.item());
        return copies.find(review.item(), review.person())
                .map(copy ->
                        new Editing(review.item(), copy.kind(), saved, Optional.of(DeskItems.current(copy, saved))));
    }

    /** Sends a text that waits for review back to its author, unless it does not wait any more. */
    boolean sendBack(Review review, String word) {
        return reviews.sendBack(review.id(), actor.name(), word);
    }

    /**
     * Publishes a text that waits for review.
     *
     * @param seen tag of the text that the person has looked at
     */
    Outcome publish(Review review, String seen) {
        Optional<Editing> typed = typed(review);
        Outcome outcome = open(review)
                .filter(editing -> editing.values().tag().equals(seen))
                .map(editing -> items.publish(editing, review.small()))
                .orElse(Outcome.STALE);
        if (outcome == Outcome.SAVED) {
            typed.ifPresent(items::forget);
        }
        return outcome;
    }
}
