package org.libraryexchange.catalogue;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.libraryexchange.base.calendar.FestivalDates;
import org.libraryexchange.base.node.Cities;
import org.libraryexchange.catalogue.Revision.Revised;
import org.libraryexchange.item.Additions;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.item.Item;
import org.libraryexchange.item.ItemContent;
import org.libraryexchange.item.ItemPicture;
import org.libraryexchange.item.Status;
import org.libraryexchange.item.Violation;

/** What every write sees to: the dates of festivals by rule, and that what it adds keeps the rules of own items. */
@Singleton
public record ContentRules(FestivalDates dates, Cities cities, KeptPictures pictures) {

    /** Tells whether this node keeps a picture, with the sizes that an item names. */
    @FunctionalInterface
    public interface KeptPictures extends Predicate<ItemPicture> {}

    /** Adds what follows from a festival's rule to what an item becomes. A withdrawn item waits until it is published again. */
    Revision complete(Item current, Revision decided, Instant now) {
        Item item = decided instanceof Revised revised ? revised.item() : current;
        Item complete = complete(Optional.of(current.content()), item, now);
        return complete.content().equals(item.content())
                ? decided
                : Revision.revised(current, item.status(), complete.content(), complete.notes(), decided.noted(), now);
    }

    /** Adds what follows from a festival's rule to the content of an item. */
    Item complete(Optional<ItemContent> before, Item item, Instant now) {
        if (item.status() == Status.WITHDRAWN) {
            return item;
        }
        ItemContent content = dates.complete(before, item.content(), now);
        return item.with(content, item.notes().following(item.content(), content));
    }

    /** Refuses content that breaks a rule with what it adds. */
    void require(Optional<ItemContent> before, ItemContent content) throws InvalidItemException {
        List<Violation> violations = violations(before, content);
        if (!violations.isEmpty()) {
            throw new InvalidItemException(violations);
        }
    }

    /** Every rule that valid content would break with what it adds. */
    List<Violation> violations(Optional<ItemContent> before, ItemContent content) {
        return Additions.violations(before, content, cities.names(), pictures);
    }
}
