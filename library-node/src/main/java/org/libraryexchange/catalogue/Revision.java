package org.libraryexchange.catalogue;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.libraryexchange.http.ProblemException;
import org.libraryexchange.http.ProblemType;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.item.Item;
import org.libraryexchange.item.ItemContent;
import org.libraryexchange.item.ItemDraft;
import org.libraryexchange.item.Status;
import org.libraryexchange.item.Withdrawal;
import org.libraryexchange.item.WithdrawalRequest;

/** The effect of a write on an item. */
public sealed interface Revision {

    /** The item already has this content. It keeps its version and its sequence. */
    record Unchanged() implements Revision {}

    /** The item gets a new version. */
    record Revised(Item item) implements Revision {}

    /** Creates the first version of an item. */
    static Item first(UUID id, String owner, ItemDraft draft, Instant now) throws InvalidItemException {
        Status status = draft.status().orElse(Status.DRAFT);
        draft.requireValid(status);
        return new Item(id, owner, status, 1, now, now, draft.content(), Optional.empty());
    }

    /** Replaces the content, and the status if the draft names one. */
    static Revision ofContent(Item current, ItemDraft draft, Instant now) throws InvalidItemException {
        Status status = draft.status().orElse(current.status());
        if (status == Status.DRAFT && current.status() != Status.DRAFT) {
            throw new ProblemException(
                    ProblemType.STATUS_CONFLICT, "A published item cannot become a draft again. It can be withdrawn.");
        }
        draft.requireValid(status);
        return revised(
                current,
                status,
                draft.content(),
                status == Status.WITHDRAWN ? current.withdrawal() : Optional.empty(),
                now);
    }

    /** Publishes the item, for the first time or again. */
    static Revision published(Item current, Instant now) throws InvalidItemException {
        return ofContent(current, new ItemDraft(Optional.of(Status.PUBLISHED), current.content()), now);
    }

    /** Withdraws the item. It may be published again later. */
    static Revision withdrawn(Item current, WithdrawalRequest request, Instant now) {
        if (current.status() == Status.DRAFT) {
            throw new ProblemException(ProblemType.STATUS_CONFLICT, "A draft cannot be withdrawn. Delete it instead.");
        }
        Optional<Withdrawal> withdrawal = current.withdrawal().or(() -> Optional.of(request.at(now)));
        return revised(current, Status.WITHDRAWN, current.content(), withdrawal, now);
    }

    private static Revision revised(
            Item current, Status status, ItemContent content, Optional<Withdrawal> withdrawal, Instant now) {
        if (current.says(status, content)) {
            return new Unchanged();
        }
        return new Revised(new Item(
                current.id(),
                current.owner(),
                status,
                current.version() + 1,
                current.created(),
                now,
                content,
                withdrawal));
    }
}
