package org.libraryexchange.exchange.restoration;

import static org.libraryexchange.base.database.Statements.on;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.libraryexchange.exchange.restoration.RestoredDocuments.NewVersion;
import org.libraryexchange.exchange.restoration.Settlement.OwnItem;
import org.libraryexchange.item.ErasedItem;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.item.Item;
import org.libraryexchange.item.Kind;
import org.libraryexchange.json.Sha256;

/** Restored items, with their versions, identifiers and place in the search index. */
public record RestoredItems(String city) implements RestoredDocuments {

    /** Deletes own versions that the log does not know. */
    private static final String FORGET = """
            delete from item_version using restored_item restored
            where restored.item_id = any(?) and item_version.item_id = restored.item_id
                and item_version.version > restored.version
            """;

    /** Runs before the item is replaced, to keep its document with the version that replaces it. */
    private static final String NOTE_ADOPTED = """
            insert into item_version (item_id, version, made, made_by, action, status, replaced, letter)
            select restored.item_id, restored.version, restored.updated, case when choice is not null then chosen_by end,
                'adopted', restored.status,
                case when restored.status <> 'erased' then item.document end,
                (select handling.letter from letters.post as letter join letters.post as handling
                        on handling.letter = letter.id and handling.kind = 'handling' and handling.owner = :city
                    where letter.kind = 'letter' and position('"proposal":{' in letter.document) > 0
                        and letters.member(letter.document, 'proposal', 'item') = cast(restored.item_id as text)
                        and letters.number_member(handling.document, 'itemVersion') = restored.version
                        and letters.member(handling.document, 'letter', 'sha256') = encode(letter.sha256, 'hex')
                    limit 1)
            from restored_item restored left join item on item.id = restored.item_id and item.owner = :city
            where restored.item_id = any(:ids)
            on conflict (item_id, version) do update set
                made = excluded.made, made_by = excluded.made_by, action = excluded.action, status = excluded.status,
                letter = excluded.letter
            """;

    private static final String NOTE_KEPT = """
            insert into item_version (item_id, version, made, made_by, action, status, replaced)
            select id, :version, :updated, case when choice is not null then chosen_by end, 'kept', item.status,
                case when item.status <> 'erased' then item.document end
            from item join restored_item on item_id = id
            where id = :id and owner = :city
            on conflict (item_id, version) do update set
                made = excluded.made, made_by = excluded.made_by, action = excluded.action, status = excluded.status,
                replaced = excluded.replaced
            """;

    /** Who follows the log by its places may have read past these. */
    private static final String NOTE_FOR_FOLLOWERS =
            "insert into item_note (id, owner) select item_id, :city from restored_item where item_id = any(:ids)";

    /** If a write since the backup has given an identifier to another own item, that item keeps it. */
    private static final String IDENTIFY = """
            insert into own_identifier (scheme, value, item_id, owner)
            select each ->> 'scheme', each ->> 'value', item_id, :city
            from restored_item, jsonb_path_query(document::jsonb, 'strict $.identifiers[*]', '{}', true) each
            where item_id = any(:ids) and each ->> 'scheme' is not null and each ->> 'value' is not null
            order by sequence desc
            on conflict do nothing
            """;

    @Override
    public NewVersion as(long version, UUID id, OwnItem own, Instant now) {
        if (own.erased()) {
            ErasedItem erased = new ErasedItem(id, city, Kind.of(own.kind()), version, now);
            return rebuilt(id, version, erased.document(), erased.updated());
        }
        Item item =
                Item.ofStored(own.document().getBytes(StandardCharsets.UTF_8)).as(version, now);
        try {
            return rebuilt(id, version, item.document(), item.updated());
        } catch (InvalidItemException e) {
            throw new IllegalStateException("the item is too large for a longer version number: " + id, e);
        }
    }

    private static NewVersion rebuilt(UUID id, long version, byte[] document, Instant updated) {
        return new NewVersion(id, version, document, Sha256.of(document), updated);
    }

    @Override
    public void adopting(Handle transaction, Collection<UUID> ids) {
        transaction.execute(FORGET, ids);
        change(transaction, NOTE_ADOPTED, ids);
    }

    @Override
    public void adopted(Handle transaction, Collection<UUID> ids) {
        change(transaction, NOTE_FOR_FOLLOWERS, ids);
        transaction.execute("delete from own_identifier where item_id = any(?)", ids);
        change(transaction, IDENTIFY, ids);
    }

    private void change(Handle transaction, String sql, Collection<UUID> ids) {
        on(transaction).execute(sql, Map.of("city", city, "ids", ids));
    }

    @Override
    public void keeping(Handle transaction, List<NewVersion> kept) {
        PreparedBatch notes = transaction.prepareBatch(NOTE_KEPT);
        kept.forEach(item -> notes.bindMethods(item).bind("city", city).add());
        notes.execute();
    }
}
