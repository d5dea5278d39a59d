package org.libraryexchange.catalogue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.base.node.CrashPoint;
import org.libraryexchange.catalogue.LogSequences.LogPlace;
import org.libraryexchange.catalogue.Revision.Revised;
import org.libraryexchange.catalogue.Revision.Unchanged;
import org.libraryexchange.catalogue.WriteOutcome.Effect;
import org.libraryexchange.item.Identifier;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.item.Item;
import org.libraryexchange.item.ItemContent;
import org.libraryexchange.item.ItemDraft;
import org.libraryexchange.item.ItemEdit;
import org.libraryexchange.item.Status;
import org.libraryexchange.item.TextNotes;
import org.libraryexchange.item.Violation;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.record.TraceParent;

/**
 * Writes the city's own items. Each write is one transaction, which locks the item first and takes a sequence in the
 * log last. The caller learns of the result only after the commit.
 */
@ApplicationScoped
public class Catalogue {

    private final ItemRepository items;
    private final NewItems added;
    private final IdentifierRegistry identifiers;
    private final LogSequences log;
    private final ContentRules rules;
    private final Stamps stamps;
    private final AcceptedChanges accepted;

    Catalogue(
            ItemRepository items,
            NewItems added,
            IdentifierRegistry identifiers,
            LogSequences log,
            ContentRules rules,
            Stamps stamps,
            AcceptedChanges accepted) {
        this.items = items;
        this.added = added;
        this.identifiers = identifiers;
        this.log = log;
        this.rules = rules;
        this.stamps = stamps;
        this.accepted = accepted;
    }

    /** An id that nothing has, for {@link #create(UUID, ItemDraft)}. */
    public UUID newId() {
        return stamps.newId();
    }

    @Transactional(rollbackOn = Exception.class)
    public WriteOutcome create(ItemDraft draft) throws InvalidItemException {
        return create(newId(), draft, TextNotes.NONE, null);
    }

    /**
     * Creates an item with an id that was given out before.
     *
     * @throws ProblemException if there is such an item already
     */
    @Transactional(rollbackOn = Exception.class)
    public WriteOutcome create(UUID id, ItemDraft draft) throws InvalidItemException {
        requireNone(id);
        return create(id, draft, TextNotes.NONE, null);
    }

    /**
     * Creates an item that a person has written at the desk.
     *
     * @throws ProblemException if there is such an item already
     */
    @Transactional(rollbackOn = Exception.class)
    public WriteOutcome createByHand(UUID id, ItemDraft draft) throws InvalidItemException {
        requireNone(id);
        TextNotes notes = ItemEdit.byPerson(items.city(), false, false).notesOfNew(draft.content());
        return create(id, draft, notes, true);
    }

    private void requireNone(UUID id) {
        Precondition.ABSENT.require(items.own(id).map(ItemRow::view));
    }

    private WriteOutcome create(UUID id, ItemDraft draft, TextNotes notes, Boolean ofDesk) throws InvalidItemException {
        Instant now = stamps.now();
        Item first = Revision.first(id, items.city(), draft, notes, now);
        Item item = rules.complete(Optional.empty(), first, now);
        rules.require(Optional.empty(), item);
        ItemRow row = new ItemRow(item.id(), item.owner());
        row.ofDesk = ofDesk;
        row.hold(item, item.document(), new LogPlace(null, now));
        row.changedBy = stamps.actor();
        added.write(row, item.content().identifiers(), row.isDraft() ? Optional.empty() : stamps.trace());
        CrashPoint.hit("p2");
        return new WriteOutcome(Effect.CREATED, row.view());
    }

    /**
     * Changes an item.
     *
     * @param expected the state that the client means to change
     * @param change decides the new state
     */
    @Transactional(rollbackOn = Exception.class)
    public WriteOutcome change(UUID id, Precondition expected, Edit change)
            throws MalformedJsonException, InvalidItemException {
        ItemRow row = expected(id, expected);
        Item current = row.item();
        return revise(row, current, change.of(current, stamps.now()));
    }

    /**
     * Replaces an item by a full document of the city's systems. What people have settled stands.
     *
     * @param expected the state that the client means to change
     */
    @Transactional(rollbackOn = Exception.class)
    public WriteOutcome replace(UUID id, Precondition expected, ItemDraft document) throws InvalidItemException {
        ItemRow row = expected(id, expected);
        row.ofDesk = null;
        Item current = row.item();
        return revise(row, current, Revision.ofDocument(current, document, stamps.now()));
    }

    /**
     * Changes an item as a person has at the desk. If the city's systems send the item too, this stands whatever they
     * send.
     *
     * @param expected the state that the person means to change
     * @param small whether translations are still right
     */
    @Transactional(rollbackOn = Exception.class)
    public WriteOutcome edit(UUID id, Precondition expected, ItemDraft draft, boolean small)
            throws InvalidItemException {
        ItemRow row = expected(id, expected);
        ItemEdit edit = ItemEdit.byPerson(items.city(), row.ofDesk == null, small);
        Item current = row.item();
        return revise(row, current, Revision.edited(current, draft, edit, stamps.now()));
    }

    /**
     * Gives an item the content of an earlier version, as a change by a person and an act that can be undone. Status and
     * sister items stay as they are, and an identifier that another item has by now is left out.
     *
     * @param expected the state that the person means to change
     * @param past the earlier version
     */
    @Transactional(rollbackOn = Exception.class)
    public WriteOutcome restore(UUID id, Precondition expected, Item past) throws InvalidItemException {
        ItemRow row = expected(id, expected);
        Item current = row.item();
        ItemContent content = past.content()
                .with(
                        heldOrFree(id, past.content().identifiers()),
                        current.content().sisters());
        ItemEdit edit =
                ItemEdit.byPerson(items.city(), row.ofDesk == null, past.notes().byText());
        WriteOutcome outcome = revise(
                row, current, Revision.edited(current, new ItemDraft(Optional.empty(), content), edit, stamps.now()));
        if (outcome.effect() == Effect.CHANGED) {
            log.noteRestored(id, row.version, stamps);
        }
        return outcome;
    }

    private List<Identifier> heldOrFree(UUID id, List<Identifier> wanted) {
        return wanted.stream()
                .filter(identifier -> identifiers
                        .itemOf(identifier)
                        .filter(other -> !other.equals(id))
                        .isEmpty())
                .toList();
    }

    /** Adds the dates of a festival's rule that are due. Each other write of the item adds them, too. */
    @Transactional(rollbackOn = Exception.class)
    public WriteOutcome addDates(UUID id) throws InvalidItemException {
        ItemRow row = expected(id, Precondition.NONE);
        return revise(row, row.item(), new Unchanged(List.of()));
    }

    /**
     * Changes a published item as a partner's letter proposes.
     *
     * @throws ProblemException if the item is not published, or already says what the letter proposes
     */
    @Transactional(rollbackOn = Exception.class)
    public WriteOutcome accept(UUID id, Edit change) throws MalformedJsonException, InvalidItemException {
        ItemRow row = items.ownForUpdate(id);
        Item current = row.item();
        if (current.status() != Status.PUBLISHED) {
            throw new ProblemException(
                    ProblemType.STATUS_CONFLICT,
                    "The item is not published at present. Publish it first, and then accept changes of it.");
        }
        Revision made = rules.complete(current, change.of(current, stamps.now()), stamps.now());
        if (made instanceof Revised revised) {
            write(row, current, revised.item());
            items.flush();
            CrashPoint.hit("p2");
            return new WriteOutcome(Effect.CHANGED, row.view());
        }
        throw new ProblemException(
                ProblemType.STATUS_CONFLICT, "The item already says what the letter proposes. Nothing was changed.");
    }

    private ItemRow expected(UUID id, Precondition expected) {
        ItemRow row = items.ownForUpdate(id);
        expected.require(Optional.of(row.view()));
        return row;
    }

    private WriteOutcome revise(ItemRow row, Item current, Revision decided) throws InvalidItemException {
        Revision revision = rules.complete(current, decided, stamps.now());
        if (revision instanceof Revised revised) {
            write(row, current, revised.item());
            items.flush();
            accepted.note(row.id, revision.noted());
            CrashPoint.hit("p2");
            return new WriteOutcome(Effect.CHANGED, row.view());
        }
        accepted.note(row.id, revision.noted());
        return new WriteOutcome(Effect.UNCHANGED, row.view());
    }

    /** Deletes a draft, which no reader has seen. An item that was ever published cannot be deleted. */
    @Transactional
    public void discard(UUID id, Precondition expected) {
        ItemRow row = expected(id, expected);
        if (!row.isDraft()) {
            throw new ProblemException(
                    ProblemType.STATUS_CONFLICT, "A published item cannot be deleted. Withdraw it instead.");
        }
        items.delete(row);
    }

    /**
     * Erases all content of an item, here and at the partners; only the fact that it existed remains. This cannot be
     * undone.
     */
    @Transactional
    public WriteOutcome erase(UUID id, Precondition expected) {
        ItemRow row = expected(id, expected);
        if (row.isDraft()) {
            throw new ProblemException(ProblemType.STATUS_CONFLICT, "A draft cannot be erased. Delete it instead.");
        }
        identifiers.releaseAll(id);
        row.erase(place(row), stamps.now());
        row.changedBy = stamps.actor();
        items.flush();
        CrashPoint.hit("p2");
        return new WriteOutcome(Effect.CHANGED, row.view());
    }

    /** Refuses an item that is not the city's own. */
    public void requireOwn(UUID id) {
        items.requireOwn(id);
    }

    /** Every rule that valid content of an own item would break with what it adds. */
    @Transactional
    public List<Violation> added(UUID id, ItemContent content) {
        Optional<ItemContent> before = items.own(id)
                .filter(row -> row.status() != Status.ERASED)
                .map(row -> row.item().content());
        return rules.violations(before, content);
    }

    /** The own item with this identifier. */
    @Transactional
    public Optional<UUID> identified(Identifier identifier) {
        return identifiers.itemOf(identifier);
    }

    private void write(ItemRow row, Item before, Item item) throws InvalidItemException {
        rules.require(Optional.of(before), item);
        byte[] document = item.document();
        identifiers.assign(
                item.id(), before.content().identifiers(), item.content().identifiers());
        row.hold(item, document, item.status() == Status.DRAFT ? new LogPlace(null, stamps.now()) : place(row));
        row.changedBy = stamps.actor();
    }

    private LogPlace place(ItemRow row) {
        Optional<TraceParent> trace = stamps.trace();
        LogPlace place = log.next(row.id, trace);
        // Set it only after the statement. Otherwise Hibernate would write the row before the statement, and again at
        // the end.
        row.traceparent = trace.map(TraceParent::header).orElse(null);
        return place;
    }

    /** Decides the new state of an item. */
    @FunctionalInterface
    public interface Edit {
        Revision of(Item current, Instant now) throws MalformedJsonException, InvalidItemException;
    }
}
