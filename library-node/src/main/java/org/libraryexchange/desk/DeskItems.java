package org.libraryexchange.desk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.libraryexchange.catalogue.Catalogue;
import org.libraryexchange.catalogue.ItemReader;
import org.libraryexchange.catalogue.Precondition;
import org.libraryexchange.catalogue.Revision;
import org.libraryexchange.catalogue.StoredItem;
import org.libraryexchange.http.ProblemException;
import org.libraryexchange.http.ProblemType;
import org.libraryexchange.item.Identifier;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.item.Item;
import org.libraryexchange.item.ItemDraft;
import org.libraryexchange.item.JsonPath;
import org.libraryexchange.item.Kind;
import org.libraryexchange.item.Status;
import org.libraryexchange.item.StoredDocument;
import org.libraryexchange.item.TextNotes;
import org.libraryexchange.item.Translations;
import org.libraryexchange.item.Violation;
import org.libraryexchange.item.WithdrawalRequest;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.security.Actor;
import org.libraryexchange.security.Roles;

/**
 * What people do with the city's items at the desk. Librarians write drafts; only cataloguers publish, change what is
 * published, and withdraw it. What somebody types is kept first, so that a refusal loses nothing.
 */
@ApplicationScoped
@RolesAllowed(Roles.LIBRARIAN)
class DeskItems {

    private final Catalogue catalogue;
    private final ItemReader reader;
    private final WorkingCopies copies;
    private final DeskDefaults defaults;
    private final Actor actor;
    private final Clock clock;

    DeskItems(
            Catalogue catalogue,
            ItemReader reader,
            WorkingCopies copies,
            DeskDefaults defaults,
            Actor actor,
            Clock clock) {
        this.catalogue = catalogue;
        this.reader = reader;
        this.copies = copies;
        this.defaults = defaults;
        this.actor = actor;
        this.clock = clock;
    }

    /** The result of saving or publishing. */
    sealed interface Outcome {}

    /** The catalogue has it. */
    record Saved(StoredItem item) implements Outcome {}

    /** The item breaks rules. What was typed is kept. */
    record Refused() implements Outcome {}

    /** Somebody else has changed the item meanwhile. What was typed is kept. */
    record Stale() implements Outcome {}

    /**
     * An item as it is edited.
     *
     * @param saved as the catalogue has it; empty for a new item
     * @param copy what the person has typed and not saved; empty if nothing
     */
    record Editing(UUID id, Kind kind, Optional<StoredItem> saved, Optional<WorkingCopy> copy) {

        FormValues values() {
            return copy.map(WorkingCopy::form).orElseGet(this::savedValues);
        }

        FormValues savedValues() {
            return saved.map(item -> FormValues.of(StoredDocument.read(item.document())))
                    .orElseGet(() -> new FormValues(new TreeMap<>()));
        }

        Optional<Status> status() {
            return saved.map(StoredItem::status);
        }

        /** Whether somebody has changed the item since the person began. A deleted draft counts as a new item. */
        boolean isStale() {
            return copy.isPresent() && saved.isPresent() && !copy.get().base().equals(saved.map(StoredItem::entityTag));
        }

        /** The entity tag of the version that the catalogue has; empty for a new item. */
        String savedTag() {
            return saved.map(StoredItem::entityTag).orElse("");
        }

        Merge merge() {
            return Merge.of(copy.orElseThrow().before(), values(), savedValues());
        }

        /** The entity tag of the version that is edited; empty for a new item. */
        String base() {
            return copy.map(WorkingCopy::base)
                    .orElseGet(() -> saved.map(StoredItem::entityTag))
                    .orElse("");
        }
    }

    /**
     * Opens an item.
     *
     * @throws ProblemException if there is none, or if it is a partner's
     */
    Editing open(UUID id) {
        Optional<StoredItem> saved = reader.visible(id);
        saved.ifPresent(item -> catalogue.requireOwn(item.id()));
        Optional<WorkingCopy> copy = copies.find(id, actor.name()).map(it -> saved.isPresent() ? it : it.asNew());
        Kind kind = copy.map(WorkingCopy::kind)
                .or(() -> saved.map(item -> Kind.of(
                        StoredDocument.read(item.document()).path("kind").asText())))
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no item " + id + "."));
        return new Editing(id, kind, saved, copy);
    }

    /** Begins a new item with what the city always says, and returns its id. */
    UUID begin(Kind kind) {
        return begin(kind, defaults.of());
    }

    private UUID begin(Kind kind, FormValues values) {
        UUID id = catalogue.newId();
        copies.keep(new WorkingCopy(
                id, actor.name(), kind, Optional.empty(), new FormValues(new TreeMap<>()), values, clock.instant()));
        return id;
    }

    /** Begins a new item with the content of another. Identifiers and sister items belong to one item and stay behind. */
    UUID beginLike(UUID id) {
        Editing like = open(id);
        NavigableMap<String, String> copied = new TreeMap<>(like.values().byPointer());
        copied.keySet().removeIf(pointer -> pointer.startsWith("/identifiers/") || pointer.startsWith("/sisters/"));
        return begin(like.kind(), new FormValues(copied));
    }

    /**
     * Keeps what somebody has typed in a form that shows an item. If a colleague has deleted that draft meanwhile, the
     * text begins a new item.
     *
     * @param kind of the item that the form showed
     * @param base entity tag of the version that the form showed; empty for a new item
     */
    Editing keep(UUID id, Kind kind, String base, FormValues typed) {
        boolean isGone =
                reader.visible(id).isEmpty() && copies.find(id, actor.name()).isEmpty();
        return isGone ? open(begin(kind, typed)) : keep(id, base, typed);
    }

    /**
     * Keeps what somebody has typed.
     *
     * @param base entity tag of the version that the form showed; empty for a new item
     */
    Editing keep(UUID id, String base, FormValues typed) {
        Editing editing = open(id);
        WorkingCopy copy = editing.copy()
                .filter(it -> it.base().orElse("").equals(base))
                .map(it -> it.with(typed, clock.instant()))
                .orElseGet(() -> begun(editing, base, typed));
        if (editing.saved().isPresent()
                && typed.saysTheSame(editing.savedValues())
                && base.equals(editing.savedTag())) {
            discard(id);
        } else {
            copies.keep(copy);
        }
        return new Editing(id, editing.kind(), editing.saved(), Optional.of(copy));
    }

    /**
     * If the version that the form showed is not the current one, nobody knows what it said. Then every field that
     * differs from the current version is a conflict, and the person decides.
     */
    private WorkingCopy begun(Editing editing, String base, FormValues typed) {
        boolean current = base.equals(editing.savedTag());
        return new WorkingCopy(
                editing.id(),
                actor.name(),
                editing.kind(),
                Optional.of(base).filter(tag -> !tag.isEmpty()),
                current ? editing.savedValues() : new FormValues(new TreeMap<>()),
                typed,
                clock.instant());
    }

    void discard(UUID id) {
        copies.drop(id, actor.name());
    }

    /** Every rule that the form breaks. */
    List<Violation> violations(Editing editing, boolean publishing) {
        FormCheck check = FormCheck.of(editing.values(), editing.kind(), publishing);
        List<Violation> violations = new ArrayList<>(check.violations());
        check.draft()
                .ifPresent(draft ->
                        violations.addAll(taken(editing.id(), draft.content().identifiers())));
        if (publishing) {
            violations.addAll(MediaTypes.undescribed(editing.values().byPointer()));
        }
        return violations;
    }

    private List<Violation> taken(UUID id, List<Identifier> identifiers) {
        List<Violation> taken = new ArrayList<>();
        for (int i = 0; i < identifiers.size(); i++) {
            if (catalogue
                    .identified(identifiers.get(i))
                    .filter(other -> !other.equals(id))
                    .isPresent()) {
                taken.add(new Violation(
                        "/identifiers/" + i + "/value",
                        "taken",
                        "belongs to another item",
                        identifiers.get(i).value()));
            }
        }
        return taken;
    }

    /**
     * Saves a draft.
     *
     * @param small whether translations are still right
     */
    Outcome save(Editing editing, boolean small) {
        if (editing.status().filter(status -> status != Status.DRAFT).isPresent()) {
            throw new ProblemException(
                    ProblemType.STATUS_CONFLICT, "A published item cannot become a draft again. Publish the changes.");
        }
        return write(editing, Status.DRAFT, small);
    }

    /**
     * Publishes an item, or its changes.
     *
     * @param small whether translations are still right
     */
    @RolesAllowed(Roles.CATALOGUER)
    Outcome publish(Editing editing, boolean small) {
        return write(editing, Status.PUBLISHED, small);
    }

    private Outcome write(Editing editing, Status status, boolean small) {
        if (editing.isStale()) {
            return new Stale();
        }
        if (!violations(editing, status != Status.DRAFT).isEmpty()) {
            return new Refused();
        }
        try {
            StoredItem item = written(editing, status, small);
            copies.drop(editing.id(), actor.name());
            return new Saved(item);
        } catch (InvalidItemException e) {
            return new Refused();
        } catch (MalformedJsonException e) {
            throw new IllegalStateException("nothing is read from JSON here", e);
        } catch (ProblemException e) {
            if (e.type() == ProblemType.PRECONDITION_FAILED) {
                return new Stale();
            }
            throw e;
        }
    }

    private StoredItem written(Editing editing, Status status, boolean small)
            throws InvalidItemException, MalformedJsonException {
        ItemDraft typed = ItemDraft.of(editing.values().document(editing.kind()));
        ItemDraft draft = new ItemDraft(Optional.of(status), typed.content());
        return editing.saved().isEmpty()
                ? catalogue.createByHand(editing.id(), draft).item()
                : catalogue
                        .edit(editing.id(), Precondition.version(editing.base()), draft, small)
                        .item();
    }

    /**
     * Puts both sides together after somebody else has changed the item.
     *
     * @param theirs pointers of the conflicts in which the other side's text counts
     */
    void merge(Editing editing, List<String> theirs) {
        Merge merge = editing.merge();
        FormValues merged = merge.merged();
        for (Merge.Conflict conflict : merge.conflicts()) {
            if (theirs.contains(conflict.pointer())) {
                merged = Merge.withTheirs(merged, conflict);
            }
        }
        if (merged.saysTheSame(editing.savedValues())) {
            discard(editing.id());
        } else {
            copies.keep(editing.copy()
                    .orElseThrow()
                    .onto(editing.savedTag(), editing.savedValues(), merged, clock.instant()));
        }
    }

    /**
     * Confirms that a translation is right for its original as it is now. What is typed and not saved is kept.
     *
     * @param base entity tag of the version that the person has seen
     * @param text JSON Pointer of the translation
     */
    Outcome confirm(Editing editing, String base, JsonPath text) throws InvalidItemException, MalformedJsonException {
        try {
            StoredItem item = catalogue
                    .change(
                            editing.id(),
                            Precondition.version(base),
                            (current, now) -> Revision.noted(current, confirmed(current, text), now))
                    .item();
            Editing now = open(editing.id());
            if (now.isStale()) {
                merge(now, List.of());
            }
            return new Saved(item);
        } catch (ProblemException e) {
            if (e.type() == ProblemType.PRECONDITION_FAILED) {
                return new Stale();
            }
            throw e;
        }
    }

    private static TextNotes confirmed(Item item, JsonPath text) {
        return Optional.of(text)
                .filter(it -> !it.steps().isEmpty())
                .flatMap(it -> Translations.of(item, it.last()))
                .map(translations -> translations.confirmed(text))
                .orElseGet(item::notes);
    }

    /** Deletes a draft that nobody has published. */
    void delete(UUID id, String base) {
        catalogue.discard(id, Precondition.version(base));
        copies.drop(id, actor.name());
    }

    @RolesAllowed(Roles.CATALOGUER)
    void withdraw(UUID id, String base, WithdrawalRequest reason) throws InvalidItemException, MalformedJsonException {
        catalogue.change(id, Precondition.version(base), (current, now) -> Revision.withdrawn(current, reason, now));
        copies.drop(id, actor.name());
    }
}
