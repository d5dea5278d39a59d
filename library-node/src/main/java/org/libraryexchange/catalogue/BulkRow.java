package org.libraryexchange.catalogue;

import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.libraryexchange.item.Identifier;
import org.libraryexchange.item.ItemDraft;
import org.libraryexchange.item.Status;
import org.libraryexchange.item.WithdrawalRequest;

/** What one row of a bulk write asks for. An identifier names the city's own item. */
public sealed interface BulkRow {

    /**
     * The scheme under which a row names an item by the id that the node gave it. Tables have it for items without
     * identifiers of their own.
     */
    String ITEM_ID = "item-id";

    /** The identifier that names the item. */
    Identifier key();

    /** Whether the key is the item's id, and no identifier that the item has. */
    default boolean isById() {
        return key().scheme().equals(ITEM_ID);
    }

    /** All identifiers that rows name, for the item itself and as its others. */
    static Set<Identifier> identifiers(Collection<BulkRow> rows) {
        Set<Identifier> named = new HashSet<>();
        rows.forEach(row -> {
            named.add(row.key());
            if (row instanceof Put put) {
                named.addAll(put.draft().content().identifiers());
            }
        });
        named.removeIf(BulkRow::isIncomplete);
        return named;
    }

    /** Whether no item can have the identifier. The rules refuse its row. */
    private static boolean isIncomplete(Identifier identifier) {
        return identifier == null || identifier.scheme() == null || identifier.value() == null;
    }

    /**
     * Creates the item, or replaces it if it exists.
     *
     * @param exported whether the row was read from the item, with what people had settled in it
     * @param begins the status of a new item, if the row is of a source: that changes neither the status of others nor what
     *     people have settled in them; empty for a row of the city's own systems
     */
    record Put(Identifier key, ItemDraft draft, boolean exported, Optional<Status> begins) implements BulkRow {
        public Put {
            draft = draft.with(
                    key.scheme().equals(ITEM_ID)
                            ? draft.content().without(key)
                            : draft.content().identifiedBy(key));
        }

        public Put(Identifier key, ItemDraft draft, boolean exported) {
            this(key, draft, exported, Optional.empty());
        }
    }

    /** Withdraws the item and leaves its content unchanged. */
    record Withdraw(Identifier key, WithdrawalRequest request) implements BulkRow {}
}
