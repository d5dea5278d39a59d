package org.libraryexchange.catalogue;

import org.libraryexchange.item.Identifier;
import org.libraryexchange.item.ItemDraft;
import org.libraryexchange.item.WithdrawalRequest;

/** What one row of a bulk write asks for. An identifier names the city's own item. */
public sealed interface BulkRow {

    /** The identifier that names the item. */
    Identifier key();

    /** Creates the item, or replaces it if it exists. */
    record Put(Identifier key, ItemDraft draft) implements BulkRow {
        public Put {
            draft = new ItemDraft(draft.status(), draft.content().identifiedBy(key));
        }
    }

    /** Withdraws the item and leaves its content unchanged. */
    record Withdraw(Identifier key, WithdrawalRequest request) implements BulkRow {}
}
