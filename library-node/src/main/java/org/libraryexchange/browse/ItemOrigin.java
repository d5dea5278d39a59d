package org.libraryexchange.browse;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.libraryexchange.catalogue.StoredItem;
import org.libraryexchange.proving.ItemReceipt;
import org.libraryexchange.proving.ItemReceipt.MirrorReceipt;
import org.libraryexchange.proving.ItemReceipts;
import org.libraryexchange.web.CityTitles;
import org.libraryexchange.web.Language;

/** Who owns an item, and what is known about its copies in the mirrors. */
@ApplicationScoped
class ItemOrigin {

    private final ItemReceipts receipts;
    private final Readers readers;

    ItemOrigin(ItemReceipts receipts, Readers readers) {
        this.receipts = receipts;
        this.readers = readers;
    }

    /** The statements to show, one sentence each. */
    List<String> of(StoredItem item, Language language) {
        BrowseMessages messages = readers.messages(language);
        CityTitles cities = readers.cities();
        List<String> origin = new ArrayList<>();
        origin.add(messages.ownedBy(cities.of(item.owner(), language).title()));
        receipts.read(item.id())
                .filter(receipt -> receipt.owner().equals(item.owner()))
                .ifPresent(receipt -> origin.addAll(of(receipt, item, language)));
        return origin;
    }

    private List<String> of(ItemReceipt receipt, StoredItem item, Language language) {
        BrowseMessages messages = readers.messages(language);
        List<String> origin = new ArrayList<>();
        origin.add(messages.version(Long.toString(receipt.version()), readers.day(item.updated(), language)));
        boolean own = receipt.owner().equals(readers.cities().own(language).term());
        if (!own) {
            origin.add(messages.heldSince(readers.day(receipt.stored(), language)));
        }
        receipt.mirrors().forEach(mirror -> origin.add(copy(mirror, own, language)));
        return origin;
    }

    private String copy(MirrorReceipt mirror, boolean own, Language language) {
        BrowseMessages messages = readers.messages(language);
        Optional<Instant> told = mirror.state().equals("received") ? mirror.appliedAt() : mirror.provedAt();
        String at = told.map(moment -> readers.moment(moment, language)).orElse("");
        return own
                ? messages.provedThere(
                        mirror.state(),
                        readers.cities().of(mirror.city(), language).title(),
                        at)
                : messages.provedHere(mirror.state(), at);
    }
}
