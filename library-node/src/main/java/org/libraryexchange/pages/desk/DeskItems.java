package org.libraryexchange.pages.desk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.libraryexchange.base.http.PostedForm;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.base.security.Actor;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.catalogue.Catalogue;
import org.libraryexchange.catalogue.ItemReader;
import org.libraryexchange.catalogue.Precondition;
import org.libraryexchange.catalogue.Revision;
import org.libraryexchange.catalogue.StoredItem;
import org.libraryexchange.catalogue.WriteOutcome;
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
import org.libraryexchange.pages.desk.Reviews.Review;
import org.libraryexchange.pages.desk.WorkingCopy.OpenForm;

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
    private final Reviews reviews;
    private final ItemRules rules;
    private final DeskDefaults defaults;
    private final Actor actor;

    DeskItems(
            Catalogue catalogue,
            ItemReader reader,
            WorkingCopies copies,
            Reviews reviews,
            ItemRules rules,
            DeskDefaults defaults,
            Actor actor) {
        this.catalogue = catalogue;
        this.reader = reader;
        this.copies = copies;
        this.reviews = reviews;
        this.rules = rules;
        this.defaults = defaults;
        this.actor = actor;
    }

    /** The result of saving, publishing or discarding. */
    enum Outcome {
        /** The catalogue has it. */
        SAVED,
        /** Nothing is kept any more, or there is nothing to keep. */
        DISCARDED,
        /** The item breaks rules. What was typed is kept. */
        REFUSED,
        /** There is another text that the person has not seen. What was typed is kept. */
        STALE
    }

    /** The address of an item at the desk. */
    static String address(UUID item) {
        return "/desk/items/" + item;
    }

    /**
     * Opens an item.
     *
     * @throws ProblemException if there is none, or if it is a partner's
     */
    Editing open(UUID id) {
        Optional<StoredItem> saved = requireOwn(id);
        Optional<WorkingCopy> copy = copies.find(id, actor.name()).map(it -> current(it, saved));
        Kind kind = copy.map(WorkingCopy::kind)
                .or(() -> saved.map(item -> Kind.of(
                        StoredDocument.read(item.document()).path("kind").asText())))
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no item " + id + "."));
        return new Editing(id, kind, saved, copy);
    }

    /** Refuses an item of a partner. */
    Optional<StoredItem> requireOwn(UUID id) {
        Optional<StoredItem> saved = reader.visible(id);
        saved.ifPresent(item -> catalogue.requireOwn(item.id()));
        return saved;
    }

    static WorkingCopy current(WorkingCopy copy, Optional<StoredItem> saved) {
        return saved.isPresent() ? copy : copy.asNew();
    }

    /** Begins a new item with what the city always says, and returns its id. */
    UUID begin(Kind kind) {
        return begin(kind, defaults.of());
    }

    private UUID begin(Kind kind, FormValues values) {
        UUID id = catalogue.newId();
        WorkingCopy begun = WorkingCopy.begun(id, actor.name(), kind, values, defaults.now());
        var unused = copies.change(id, actor.name(), none -> Optional.of(begun));
        return id;
    }

    /** Begins a new item with the content of another. Identifiers and sister items belong to one item and stay behind. */
    UUID beginLike(UUID id) {
        Editing like = open(id);
        NavigableMap<String, String> copied = new TreeMap<>(like.values().byPointer());
        copied.keySet().removeIf(pointer -> pointer.startsWith("/identifiers/") || pointer.startsWith("/sisters/"));
        return begin(like.kind(), new FormValues(copied));
    }

    /** What somebody has typed, and the sister items that they have ticked. */
    FormValues typed(PostedForm form) {
        FormValues typed = WrittenFields.read(
                FormValues.posted(form.fields()), defaults.place().currency());
        return DeskSisters.withTicked(typed, form.all("sister"));
    }

    /** Keeps what the form of an item holds. */
    Editing keep(UUID id, PostedForm form, FormValues typed) {
        rules.people().note(form, typed);
        OpenForm open = OpenForm.of(form, typed);
        return form.one("kind")
                .map(DeskContext::kind)
                .map(kind -> keep(id, kind, open))
                .orElseGet(() -> keep(id, open));
    }

    /**
     * Keeps what somebody has typed in a form that shows an item. If a colleague has deleted that draft meanwhile, the
     * text begins a new item.
     *
     * @param kind of the item that the form showed
     */
    private Editing keep(UUID id, Kind kind, OpenForm form) {
        boolean isGone =
                reader.visible(id).isEmpty() && copies.find(id, actor.name()).isEmpty();
        return isGone ? open(begin(kind, form.values())) : keep(id, form);
    }

    /** Keeps what somebody has typed. If the form does not show what they have typed elsewhere, both texts are kept. */
    Editing keep(UUID id, OpenForm form) {
        Editing editing = open(id);
        // If the version that the form showed is not the current one, nobody knows what it said. Then every field that
        // differs from the current version is a conflict, and the person decides.
        FormValues beginning = form.base().equals(editing.savedTag()) ? editing.savedValues() : FormValues.NONE;
        WorkingCopy alone =
                new WorkingCopy(id, actor.name(), editing.kind(), beginning, form.typed(defaults.now()), List.of());
        // A saved draft that waits for review goes on waiting.
        boolean isWaiting =
                reviews.of(id, actor.name()).filter(Review::isWaiting).isPresent();
        Optional<WorkingCopy> kept = copies.change(
                id,
                actor.name(),
                before -> before.map(it -> current(it, editing.saved()).with(form, beginning, defaults.now()))
                        .or(() -> Optional.of(alone))
                        .filter(it -> isWaiting || !editing.isSaved(it)));
        return new Editing(id, editing.kind(), editing.saved(), kept.or(() -> Optional.of(alone)));
    }

    /**
     * Discards what somebody has typed, if they see it.
     *
     * @param form that the person sees
     */
    Outcome discard(UUID id, OpenForm form) {
        return copies.change(
                        id,
                        actor.name(),
                        kept -> kept.filter(it -> !it.aside().isEmpty() || !it.isShownBy(form.page(), form.seen())))
                .map(other -> Outcome.STALE)
                .orElse(Outcome.DISCARDED);
    }

    /** Forgets what somebody has typed and saved now. */
    void forget(Editing saved) {
        String person = saved.copy().map(WorkingCopy::person).orElseGet(actor::name);
        var unused = copies.change(saved.id(), person, kept -> kept.filter(it -> !saved.isTyped(it)));
    }

    /** Every rule that the form breaks. */
    List<Violation> violations(Editing editing, boolean publishing) {
        return rules.violations(editing, publishing);
    }

    /** The form with all dates of a list cancelled that are not over, for reasons by language. */
    FormValues cancelled(FormValues typed, String list, Map<String, String> reasons) {
        return OccurrenceFields.cancelled(typed, list, reasons, defaults.today());
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
        return written(editing, Status.DRAFT, small);
    }

    /**
     * Publishes an item, or its changes.
     *
     * @param small whether translations are still right
     */
    @RolesAllowed(Roles.CATALOGUER)
    Outcome publish(Editing editing, boolean small) {
        return written(editing, Status.PUBLISHED, small);
    }

    private Outcome written(Editing editing, Status status, boolean small) {
        if (editing.isStale()) {
            return Outcome.STALE;
        }
        if (!rules.violations(editing, status != Status.DRAFT).isEmpty()) {
            return Outcome.REFUSED;
        }
        try {
            write(editing, status, small);
            forget(editing);
            return Outcome.SAVED;
        } catch (InvalidItemException e) {
            return Outcome.REFUSED;
        } catch (MalformedJsonException e) {
            throw new IllegalStateException("nothing is read from JSON here", e);
        } catch (ProblemException e) {
            if (e.type() == ProblemType.PRECONDITION_FAILED) {
                return Outcome.STALE;
            }
            throw e;
        }
    }

    private void write(Editing editing, Status status, boolean small)
            throws InvalidItemException, MalformedJsonException {
        ItemDraft typed = ItemDraft.of(editing.values().document(editing.kind()));
        ItemDraft draft = new ItemDraft(Optional.of(status), typed.content());
        var unused = editing.saved().isEmpty()
                ? catalogue.createByHand(editing.id(), draft)
                : catalogue.edit(editing.id(), Precondition.version(editing.base()), draft, small);
    }

    /**
     * Puts two texts together, see {@link Editing#isStale}. Changes nothing if the person has typed more meanwhile.
     *
     * @param theirs pointers of the conflicts in which the other side's text counts
     */
    void merge(Editing editing, List<String> theirs) {
        Optional<WorkingCopy> merged = editing.merged(editing.merge().decided(theirs), defaults.now());
        var unused = copies.change(
                editing.id(),
                actor.name(),
                kept -> kept.filter(editing::isTyped).isPresent() ? merged : kept);
    }

    /**
     * Confirms that a translation is right for its original as it is now. What is typed and not saved is kept.
     *
     * @param base entity tag of the version that the person has seen
     * @param text JSON Pointer of the translation
     */
    Outcome confirm(Editing editing, String base, JsonPath text) throws InvalidItemException, MalformedJsonException {
        try {
            var unused = catalogue.change(
                    editing.id(),
                    Precondition.version(base),
                    (current, now) -> Revision.noted(current, confirmed(current, text), now));
            carryOn(editing.id());
            return Outcome.SAVED;
        } catch (ProblemException e) {
            if (e.type() == ProblemType.PRECONDITION_FAILED) {
                return Outcome.STALE;
            }
            throw e;
        }
    }

    /** What is typed and not saved goes on from the version that has just been made, unless there is something to decide. */
    private void carryOn(UUID id) {
        Editing now = open(id);
        if (now.isOvertaken() && !now.isTypedTwice() && now.merge().conflicts().isEmpty()) {
            merge(now, List.of());
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

    /** Erases an item and its pictures, but those that other items name. */
    @RolesAllowed(Roles.EXCHANGE_OPERATOR)
    void erase(UUID id, String base) {
        WriteOutcome unused = catalogue.erase(id, Precondition.version(base));
        copies.drop(id, actor.name());
    }

    /** Withdraws an item. What is typed and not saved is kept. */
    @RolesAllowed(Roles.CATALOGUER)
    void withdraw(UUID id, String base, WithdrawalRequest reason) throws InvalidItemException, MalformedJsonException {
        catalogue.change(id, Precondition.version(base), (current, now) -> Revision.withdrawn(current, reason, now));
        carryOn(id);
    }
}
