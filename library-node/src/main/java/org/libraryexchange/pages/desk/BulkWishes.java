package org.libraryexchange.pages.desk;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.libraryexchange.catalogue.Revision;
import org.libraryexchange.catalogue.acts.BulkChanges.Wish;
import org.libraryexchange.catalogue.pictures.PicturesElsewhere;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.item.Item;
import org.libraryexchange.item.ItemContent;
import org.libraryexchange.item.ItemDraft;
import org.libraryexchange.item.ItemEdit;
import org.libraryexchange.item.Status;
import org.libraryexchange.item.Violation;
import org.libraryexchange.item.WithdrawalRequest;
import org.libraryexchange.pages.desk.BulkResource.Action;

/** What becomes of each item when somebody does something to several. */
@Singleton
record BulkWishes(DeskContext desk, WorkingCopies copies, DeskDefaults defaults) {

    /** @param typed the form for what is done */
    Wish of(Action action, FormValues typed) throws InvalidItemException {
        return switch (action) {
            case PUBLISH -> {
                Set<UUID> unsaved = copies.typed(desk.name());
                yield (item, byHand, now) -> Revision.published(publishable(item, unsaved), now);
            }
            case WITHDRAW -> {
                WithdrawalRequest reason =
                        wrong(typed).isEmpty() ? WithdrawalRequest.of(typed.plain()) : new WithdrawalRequest(null);
                yield (item, byHand, now) -> Revision.withdrawn(published(item), reason, now);
            }
            case EDIT -> {
                BulkEdit edit = edit(typed);
                yield (item, byHand, now) -> Revision.edited(
                        item,
                        new ItemDraft(Optional.empty(), edit.of(item)),
                        ItemEdit.byPerson(item.owner(), !byHand, false),
                        now);
            }
            // What comes of them is known when they are fetched.
            case PICTURES ->
                (item, byHand, now) -> Revision.edited(
                        item,
                        new ItemDraft(Optional.empty(), withoutPicturesElsewhere(item)),
                        ItemEdit.byPerson(item.owner(), !byHand, false),
                        now);
        };
    }

    /** What is wrong with the reason to withdraw. */
    static List<Violation> wrong(FormValues typed) {
        try {
            WithdrawalRequest unused = WithdrawalRequest.of(typed.plain());
            return List.of();
        } catch (InvalidItemException e) {
            return e.violations();
        }
    }

    BulkEdit edit(FormValues typed) {
        return new BulkEdit(WrittenFields.read(typed, defaults.place().currency()), defaults.today());
    }

    private static Item publishable(Item item, Set<UUID> unsaved) throws InvalidItemException {
        if (unsaved.contains(item.id())) {
            throw LeftItem.because("unsaved-text");
        }
        List<Violation> open =
                MediaTypes.undescribed(FormValues.of(item.content().toTree()).byPointer());
        if (!open.isEmpty()) {
            throw new InvalidItemException(open);
        }
        return item;
    }

    private static ItemContent withoutPicturesElsewhere(Item item) throws InvalidItemException {
        PicturesElsewhere elsewhere = new PicturesElsewhere(item);
        List<String> addresses = elsewhere.addresses();
        if (addresses.isEmpty() && !elsewhere.others().isEmpty()) {
            throw new InvalidItemException(elsewhere.others());
        }
        if (addresses.isEmpty()) {
            throw LeftItem.because("no-pictures");
        }
        return elsewhere.without(addresses.stream().collect(Collectors.toMap(each -> each, each -> Optional.empty())));
    }

    private static Item published(Item item) throws InvalidItemException {
        if (item.status() != Status.PUBLISHED) {
            throw LeftItem.because("not-published");
        }
        return item;
    }
}
