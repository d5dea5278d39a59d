package org.libraryexchange.catalogue;

import org.libraryexchange.item.Identifier;
import org.libraryexchange.item.ItemDraft;
import org.libraryexchange.item.WithdrawalRequest;

/** What one row of a bulk write says about the own item that has an identifier. */
public sealed interface BulkRow {

    /** The identifier by which the item is found. */
    Identifier key();

    /** The item is created, or replaced where it is there. */
    record Put(Identifier key, ItemDraft draft) implements BulkRow {
        public Put {
            draft = new ItemDraft(draft.status(), draft.content().identifiedBy(key));
        }
    }

    /** The item is withdrawn as it stands. */
    record Withdraw(Identifier key, WithdrawalRequest request) implements BulkRow {}
}
