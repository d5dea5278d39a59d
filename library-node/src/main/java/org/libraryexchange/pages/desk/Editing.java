package org.libraryexchange.pages.desk;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.libraryexchange.catalogue.StoredItem;
import org.libraryexchange.item.Kind;
import org.libraryexchange.item.Status;
import org.libraryexchange.item.StoredDocument;

/**
 * An item as it is edited.
 *
 * @param saved as the catalogue has it; empty for a new item
 * @param copy what the person has typed and not saved; empty if nothing
 */
record Editing(UUID id, Kind kind, Optional<StoredItem> saved, Optional<WorkingCopy> copy) {

    String address() {
        return DeskItems.address(id);
    }

    public FormValues values() {
        return copy.map(WorkingCopy::form).orElseGet(this::savedValues);
    }

    public FormValues savedValues() {
        return saved.map(item -> FormValues.of(StoredDocument.read(item.document())))
                .orElse(FormValues.NONE);
    }

    /** The same item with another text. */
    Editing with(Optional<WorkingCopy> other) {
        return new Editing(id, kind, saved, other);
    }

    Optional<Status> status() {
        return saved.map(StoredItem::status);
    }

    /**
     * Whether there is another text to put together with this one: the person has typed in two forms, or somebody
     * has changed the item since they began. A deleted draft counts as a new item.
     */
    boolean isStale() {
        return isTypedTwice() || isOvertaken();
    }

    boolean isOvertaken() {
        return copy.isPresent() && saved.isPresent() && !copy.get().base().equals(saved.map(StoredItem::entityTag));
    }

    /** Whether the person has typed different texts in two forms. */
    public boolean isTypedTwice() {
        return copy.filter(it -> !it.aside().isEmpty()).isPresent();
    }

    /** Whether this is what the person has typed. */
    boolean isTyped(WorkingCopy kept) {
        return copy.filter(it -> it.form().equals(kept.form()) && it.aside().equals(kept.aside()))
                .isPresent();
    }

    /** The entity tag of the version that the catalogue has; empty for a new item. */
    String savedTag() {
        return saved.map(StoredItem::entityTag).orElse("");
    }

    Merge merge() {
        return copy.orElseThrow()
                .merge()
                .orElseGet(() -> Merge.of(copy.orElseThrow().before(), values(), savedValues()));
    }

    /** The same after both texts have been put together. */
    Optional<WorkingCopy> merged(FormValues merged, Instant now) {
        return copy.map(it -> isTypedTwice() ? it.joined(merged, now) : it.onto(savedTag(), savedValues(), merged, now))
                .filter(it -> !isSaved(it));
    }

    /** Whether a working copy says nothing that the catalogue does not have. */
    boolean isSaved(WorkingCopy other) {
        return saved.isPresent()
                && other.aside().isEmpty()
                && other.base().equals(saved.map(StoredItem::entityTag))
                && other.form().saysTheSame(savedValues());
    }

    /** The entity tag of the version that is edited; empty for a new item. */
    public String base() {
        return copy.map(WorkingCopy::base)
                .orElseGet(() -> saved.map(StoredItem::entityTag))
                .orElse("");
    }
}
