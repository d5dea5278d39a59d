package org.libraryexchange.catalogue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.item.Item;
import org.libraryexchange.item.ItemContent;
import org.libraryexchange.item.ItemDraft;
import org.libraryexchange.item.ItemEdit;
import org.libraryexchange.item.Overlay;
import org.libraryexchange.item.Overlay.Laid;
import org.libraryexchange.item.Overlay.Noted;
import org.libraryexchange.item.Status;
import org.libraryexchange.item.TextNotes;
import org.libraryexchange.item.Withdrawal;
import org.libraryexchange.item.WithdrawalRequest;

/** The effect of a write on an item. */
public sealed interface Revision {

    /**
     * The item already has this content. It keeps its version and its sequence.
     *
     * @param noted what became of settled values
     */
    record Unchanged(List<Noted> noted) implements Revision {}

    /**
     * The item gets a new version.
     *
     * @param noted what became of settled values
     */
    record Revised(Item item, List<Noted> noted) implements Revision {}

    /** What became of settled values when a full document came; empty for other writes. */
    List<Noted> noted();

    /** Creates the first version of an item. */
    static Item first(UUID id, String owner, ItemDraft draft, Instant now) throws InvalidItemException {
        return first(id, owner, draft, TextNotes.NONE, now);
    }

    /** Creates the first version of an item with what the node notes about it. */
    static Item first(UUID id, String owner, ItemDraft draft, TextNotes notes, Instant now)
            throws InvalidItemException {
        Status status = draft.status().orElse(Status.DRAFT);
        draft.requireValid(status);
        draft.requireNotes(TextNotes.NONE);
        return new Item(id, owner, status, 1, now, now, draft.content(), notes, Optional.empty());
    }

    /**
     * Replaces the content by a full document, and the status if the document names one. What people have settled
     * stands as long as the documents do not say anything new about it.
     */
    static Revision ofDocument(Item current, ItemDraft draft, Instant now) throws InvalidItemException {
        return ofDocument(current, draft, false, now);
    }

    /** Does the same; if the document is of a source, what people have settled stands whatever it says. */
    static Revision ofDocument(Item current, ItemDraft draft, boolean ofSource, Instant now)
            throws InvalidItemException {
        Status status = becoming(current, draft);
        draft.requireNotes(current.notes());
        Laid laid = Overlay.over(current, draft, status, ofSource);
        return revised(current, status, laid.content(), laid.notes(), laid.noted(), now);
    }

    /** Does the same for an item that a source sends, too: what the document changes is settled by people of the city. */
    static Revision ofPeople(Item current, ItemDraft draft, String city, Instant now) throws InvalidItemException {
        draft.requireNotes(current.notes());
        ItemContent content =
                Overlay.over(current, draft, becoming(current, draft), false).content();
        return edited(current, draft.with(content), ItemEdit.byPerson(city, true, false), now);
    }

    /** Changes single values of the content, and the status if the draft names one. */
    static Revision edited(Item current, ItemDraft draft, ItemEdit edit, Instant now) throws InvalidItemException {
        return revised(
                current,
                becoming(current, draft),
                draft.content(),
                edit.notes(current, draft.content()),
                List.of(),
                now);
    }

    /** Replaces what the node notes about the content. */
    static Revision noted(Item current, TextNotes notes, Instant now) {
        return revised(current, current.status(), current.content(), notes, List.of(), now);
    }

    /** Replaces the content and what the node notes about it. */
    static Revision replaced(Item current, ItemContent content, TextNotes notes, Instant now)
            throws InvalidItemException {
        Status status = becoming(current, new ItemDraft(Optional.empty(), content));
        return revised(current, status, content, notes, List.of(), now);
    }

    private static Status becoming(Item current, ItemDraft draft) throws InvalidItemException {
        Status status = draft.status().orElse(current.status());
        if (status == Status.DRAFT && current.status() != Status.DRAFT) {
            throw new ProblemException(
                    ProblemType.STATUS_CONFLICT, "A published item cannot become a draft again. It can be withdrawn.");
        }
        draft.requireValid(status);
        return status;
    }

    /** Publishes the item, for the first time or again. */
    static Revision published(Item current, Instant now) throws InvalidItemException {
        Status status = becoming(current, new ItemDraft(Optional.of(Status.PUBLISHED), current.content()));
        return revised(current, status, current.content(), current.notes(), List.of(), now);
    }

    /** Withdraws the item. It may be published again later. */
    static Revision withdrawn(Item current, WithdrawalRequest request, Instant now) throws InvalidItemException {
        if (current.status() == Status.DRAFT) {
            throw new ProblemException(ProblemType.STATUS_CONFLICT, "A draft cannot be withdrawn. Delete it instead.");
        }
        if (current.status() == Status.WITHDRAWN) {
            return new Unchanged(List.of());
        }
        request.requireOneDirection();
        Optional<Withdrawal> withdrawal = Optional.of(request.at(now));
        return new Revised(
                next(current, Status.WITHDRAWN, current.content(), current.notes(), withdrawal, now), List.of());
    }

    /** The item gets this status and content with these notes, unless it says so already. */
    static Revision revised(
            Item current, Status status, ItemContent content, TextNotes notes, List<Noted> noted, Instant now) {
        if (current.says(status, content, notes)) {
            return new Unchanged(noted);
        }
        Optional<Withdrawal> withdrawal = status == Status.WITHDRAWN ? current.withdrawal() : Optional.empty();
        return new Revised(next(current, status, content, notes, withdrawal, now), noted);
    }

    private static Item next(
            Item current,
            Status status,
            ItemContent content,
            TextNotes notes,
            Optional<Withdrawal> withdrawal,
            Instant now) {
        return new Item(
                current.id(),
                current.owner(),
                status,
                current.version() + 1,
                current.created(),
                now,
                content,
                notes,
                withdrawal);
    }
}
