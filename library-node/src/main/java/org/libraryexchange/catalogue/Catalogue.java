package org.libraryexchange.catalogue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.libraryexchange.catalogue.Revision.Revised;
import org.libraryexchange.http.ProblemException;
import org.libraryexchange.http.ProblemType;
import org.libraryexchange.item.Identifier;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.item.Item;
import org.libraryexchange.item.ItemDraft;
import org.libraryexchange.item.Status;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.node.CrashPoint;
import org.libraryexchange.record.TraceParent;

/**
 * Writes of the city's own items. Each is one transaction that locks the item first and takes its place in the log
 * last; whoever wrote it learns of it only after the commit.
 */
@ApplicationScoped
class Catalogue {

    private final ItemRepository items;
    private final IdentifierRegistry identifiers;
    private final OwnLog log;
    private final Ownership ownership;
    private final Stamps stamps;

    Catalogue(ItemRepository items, IdentifierRegistry identifiers, OwnLog log, Ownership ownership, Stamps stamps) {
        this.items = items;
        this.identifiers = identifiers;
        this.log = log;
        this.ownership = ownership;
        this.stamps = stamps;
    }

    @Transactional(rollbackOn = Exception.class)
    Written create(ItemDraft draft) throws InvalidItemException {
        Item item = Revision.first(stamps.newId(), ownership.city(), draft, stamps.now());
        ItemRow row = new ItemRow(item.id(), item.owner());
        write(row, item, List.of());
        items.persistAndFlush(row);
        CrashPoint.hit("p2");
        return Written.created(row.view());
    }

    /**
     * Changes an item.
     *
     * @param expected which state the client means to change
     * @param change decides what becomes of the item
     */
    @Transactional(rollbackOn = Exception.class)
    Written change(UUID id, Precondition expected, Edit change) throws MalformedJsonException, InvalidItemException {
        ItemRow row = ownRow(id);
        row.requireNotErased();
        expected.require(Optional.of(row.view()));
        Item current = row.item();
        if (change.of(current, stamps.now()) instanceof Revised revised) {
            write(row, revised.item(), current.content().identifiers());
            items.flush();
            CrashPoint.hit("p2");
            return Written.changed(row.view());
        }
        return Written.unchanged(row.view());
    }

    /** Removes a draft, which nobody has seen; anything that was published stays for ever. */
    @Transactional
    void discard(UUID id, Precondition expected) {
        ItemRow row = ownRow(id);
        row.requireNotErased();
        expected.require(Optional.of(row.view()));
        if (!row.isDraft()) {
            throw new ProblemException(
                    ProblemType.STATUS_CONFLICT, "A published item cannot be deleted. Withdraw it instead.");
        }
        items.delete(row);
    }

    /** Leaves of an item nothing but that it was there, here and at the partners. This cannot be undone. */
    @Transactional
    Written erase(UUID id, Precondition expected) {
        ItemRow row = ownRow(id);
        row.requireNotErased();
        expected.require(Optional.of(row.view()));
        if (row.isDraft()) {
            throw new ProblemException(ProblemType.STATUS_CONFLICT, "A draft cannot be withdrawn. Delete it instead.");
        }
        identifiers.releaseAll(id);
        row.erase(place(row), stamps.now());
        row.changedBy = stamps.actor();
        items.flush();
        CrashPoint.hit("p2");
        return Written.changed(row.view());
    }

    /** The own item that has the identifier. */
    @Transactional
    Optional<UUID> identified(Identifier identifier) {
        return identifiers.itemOf(identifier);
    }

    private ItemRow ownRow(UUID id) {
        return items.ownForUpdate(id).orElseThrow(() -> ownership.refusal(id));
    }

    private void write(ItemRow row, Item item, List<Identifier> identifiersBefore) throws InvalidItemException {
        byte[] document = item.document();
        identifiers.assign(item.id(), identifiersBefore, item.content().identifiers());
        Long place = item.status() == Status.DRAFT ? null : place(row);
        row.hold(item, document, place, stamps.now());
        row.changedBy = stamps.actor();
    }

    private long place(ItemRow row) {
        Optional<TraceParent> trace = stamps.trace();
        long place = log.nextSequence(row.id, trace);
        // Not before, or Hibernate would write the row ahead of the statement, and once more at the end.
        row.traceparent = trace.map(TraceParent::header).orElse(null);
        return place;
    }

    /** Decides what becomes of an item. */
    @FunctionalInterface
    interface Edit {
        Revision of(Item current, Instant now) throws MalformedJsonException, InvalidItemException;
    }
}
