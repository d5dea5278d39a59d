package org.libraryexchange.restoration;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Update;
import org.libraryexchange.restoration.NextVersion.Rebuilt;

/** Writes the result for items of a restoration, within the transaction that has locked them. */
final class SettledItems {

    private static final String ADOPT = """
            insert into item (id, owner, kind, status, version, sequence, document, sha256, languages, updated)
            select item_id, :city, kind, status, version, sequence, document, sha256, languages, updated
            from restored_item where item_id = any(:ids)
            on conflict (id, owner) do update set
                kind = excluded.kind, status = excluded.status, version = excluded.version,
                sequence = excluded.sequence, document = excluded.document, sha256 = excluded.sha256,
                languages = excluded.languages, updated = excluded.updated, stored = now(), changed_by = null,
                traceparent = null
            """;

    /** Deletes own versions that the log does not know. */
    private static final String FORGET = """
            delete from item_version using restored_item restored
            where restored.item_id = any(:ids) and item_version.item_id = restored.item_id
                and item_version.version > restored.version
            """;

    /** Runs before the item is replaced, to keep its document with the version that replaces it. */
    private static final String NOTE_ADOPTED = """
            insert into item_version (item_id, version, made, made_by, action, status, replaced)
            select restored.item_id, restored.version, restored.updated, case when choice is not null then chosen_by end,
                'adopted', restored.status,
                case when restored.status <> 'erased' then item.document end
            from restored_item restored left join item on item.id = restored.item_id and item.owner = :city
            where restored.item_id = any(:ids)
            on conflict (item_id, version) do update set
                made = excluded.made, made_by = excluded.made_by, action = excluded.action, status = excluded.status
            """;

    private static final String NOTE_KEPT = """
            insert into item_version (item_id, version, made, made_by, action, status, replaced)
            select id, :version, :made, case when choice is not null then chosen_by end, 'kept', item.status,
                case when item.status <> 'erased' then item.document end
            from item join restored_item on item_id = id
            where id = :id and owner = :city
            on conflict (item_id, version) do update set
                made = excluded.made, made_by = excluded.made_by, action = excluded.action, status = excluded.status,
                replaced = excluded.replaced
            """;

    /**
     * Makes the search index read from before the lowest sequence again, since it may have read past the adopted ones.
     */
    private static final String SEARCH_AGAIN = """
            update search_position set sequence = lowest.sequence - 1
            from (select min(sequence) as sequence from restored_item where item_id = any(:ids)) lowest
            where owner = :city and search_position.sequence >= lowest.sequence
            """;

    /** If a write since the backup has given an identifier to another own item, that item keeps it. */
    private static final String IDENTIFY = """
            insert into own_identifier (scheme, value, item_id, owner)
            select each ->> 'scheme', each ->> 'value', item_id, :city
            from restored_item, jsonb_path_query(document::jsonb, 'strict $.identifiers[*]', '{}', true) each
            where item_id = any(:ids) and each ->> 'scheme' is not null and each ->> 'value' is not null
            order by sequence desc
            on conflict do nothing
            """;

    private static final String ADOPTED =
            "update restored_item set outcome = 'adopted', choice = coalesce(choice, 'adopt') where item_id = any(:ids)";

    private static final String REPLACE = """
            update item set version = :version, sequence = :sequence, document = :document, sha256 = :sha256,
                updated = :made, stored = now(), changed_by = null, traceparent = null
            where id = :id and owner = :city
            """;

    private static final String KEPT =
            "update restored_item set outcome = 'kept', choice = 'keep' where item_id = any(:ids)";

    private final Handle session;
    private final String city;
    private final Clock clock;

    SettledItems(Handle session, String city, Clock clock) {
        this.session = session;
        this.city = city;
        this.clock = clock;
    }

    /** Takes over the log's states. */
    void adopt(Collection<UUID> ids) {
        change(FORGET, ids).execute();
        change(NOTE_ADOPTED, ids).bind("city", city).execute();
        change(ADOPT, ids).bind("city", city).execute();
        change(SEARCH_AGAIN, ids).bind("city", city).execute();
        change("delete from own_identifier where item_id = any(:ids)", ids).execute();
        change(IDENTIFY, ids).bind("city", city).execute();
        change(ADOPTED, ids).execute();
    }

    /** Gives own states a version above both and new sequences in the log. */
    void keep(List<Rebuilt> items) {
        if (items.isEmpty()) {
            return;
        }
        long place = session.createQuery("select take_places(:places)")
                .bind("places", items.size())
                .mapTo(Long.class)
                .one();
        PreparedBatch notes = session.prepareBatch(NOTE_KEPT);
        PreparedBatch replacements = session.prepareBatch(REPLACE);
        for (Rebuilt item : items) {
            version(notes, item).add();
            version(replacements, item)
                    .bind("sequence", ++place)
                    .bind("document", new String(item.document(), StandardCharsets.UTF_8))
                    .bind("sha256", item.sha256())
                    .add();
        }
        notes.execute();
        replacements.execute();
        change(KEPT, items.stream().map(Rebuilt::id).toList()).execute();
    }

    private Update change(String sql, Collection<UUID> ids) {
        return session.createUpdate(sql).bindArray("ids", UUID.class, ids);
    }

    private PreparedBatch version(PreparedBatch batch, Rebuilt item) {
        return batch.bind("id", item.id())
                .bind("city", city)
                .bind("version", item.version())
                .bind("made", item.updated());
    }

    NextVersion nextVersion() {
        return new NextVersion(city, clock.instant());
    }
}
