package org.libraryexchange.catalogue;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
public record ContentRules(FestivalDates dates, Cities cities, KeptPictures pictures, Consent consent) {

    /** Tells whether this node keeps a picture, with the sizes that an item names. */
    @FunctionalInterface
    public interface KeptPictures extends Predicate<ItemPicture> {}

    /** Tells which pictures show people who can be recognised and have not agreed yet, as far as this city has noted it. */
    @FunctionalInterface
    public interface Consent {

        /** The rule that each such picture breaks if it is published, by its SHA-256. */
        Map<String, String> missing(List<String> pictures);
    }

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

    /** Refuses an item that breaks a rule with what it adds, or publishes a picture without consent. */
    void require(Optional<Item> before, Item after) throws InvalidItemException {
        List<Violation> violations = new ArrayList<>(violations(before.map(Item::content), after.content()));
        violations.addAll(withoutConsent(before, after));
        if (!violations.isEmpty()) {
            throw new InvalidItemException(violations);
        }
    }

    /** Every rule that valid content would break with what it adds. */
    List<Violation> violations(Optional<ItemContent> before, ItemContent content) {
        return Additions.violations(before, content, cities.names(), pictures);
    }

    /** What the item shows to readers already stays: a note about it must not stop its other changes. */
    private List<Violation> withoutConsent(Optional<Item> before, Item after) {
        List<String> shown = before.map(ContentRules::shown).orElse(List.of());
        List<String> shows = shown(after);
        List<String> added =
                shows.stream().filter(picture -> !shown.contains(picture)).toList();
        Map<String, String> missing = added.isEmpty() ? Map.of() : consent.missing(added);
        return added.stream()
                .filter(missing::containsKey)
                .map(picture -> new Violation(
                        "/pictures/" + shows.indexOf(picture) + "/sha256",
                        missing.get(picture),
                        "shows people whose consent has to be noted at the desk before it is published",
                        picture))
                .toList();
    }

    private static List<String> shown(Item item) {
        return item.status() == Status.PUBLISHED
                ? item.content().pictures().stream().map(ItemPicture::sha256).toList()
                : List.of();
    }
}
