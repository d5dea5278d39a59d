package org.libraryexchange.exchange.restoration;

import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.libraryexchange.exchange.restoration.Settlement.Ask;
import org.libraryexchange.exchange.restoration.Settlement.LoggedItem;
import org.libraryexchange.exchange.restoration.Settlement.OwnItem;
import org.libraryexchange.json.Term;

/**
 * An own item when it was compared with the log, for people who choose now or look later.
 *
 * @param own empty if there was no item
 * @param keepsDocument whether the own document is kept aside, because adopting the log's state would lose it
 * @param asks whether a choice is needed; an earlier choice does not count then
 */
record ComparedItem(UUID id, Finding finding, Optional<OwnItem> own, boolean keepsDocument, boolean asks) {

    /** How the log and the own item differ. */
    enum Finding implements Term {
        /** There was no such own item. */
        UNKNOWN,
        /** The log has a later state. */
        BEHIND,
        /** The log has a later state, and the own item was written since the backup. */
        CONFLICT,
        /** The log would erase the own item. */
        ERASURE;
    }

    static ComparedItem of(LoggedItem item, Optional<OwnItem> own, long announced, Settlement settlement) {
        boolean writeSince = own.filter(held -> Settlement.isWriteSince(item, held, announced))
                .isPresent();
        boolean keeps = own.filter(held -> writeSince || held.isDraft()).isPresent() && !item.erased();
        Finding finding = Settlement.isErasure(item, own) ? Finding.ERASURE : finding(own, writeSince);
        return new ComparedItem(item.id(), finding, own, keeps, settlement instanceof Ask);
    }

    private static Finding finding(Optional<OwnItem> own, boolean writeSince) {
        if (own.isEmpty()) {
            return Finding.UNKNOWN;
        }
        return writeSince ? Finding.CONFLICT : Finding.BEHIND;
    }

    /** Adds this item to a batch of updates. */
    void addTo(PreparedBatch notes) {
        notes.bind("id", id)
                .bind("finding", finding.term())
                .bind("version", own.map(OwnItem::version).orElse(null))
                .bind("sequence", own.map(OwnItem::sequence).orElse(null))
                .bind("sha256", own.map(OwnItem::sha256).orElse(null))
                .bind("document", keepsDocument ? own.orElseThrow().document() : null)
                .bind("asks", asks)
                .add();
    }
}
