package org.libraryexchange.exchange.restoration;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Update;
import org.libraryexchange.exchange.restoration.RestoredDocuments.NewVersion;

/** Writes the result for items of a restoration, within the transaction that has locked them. */
record SettledItems(Handle session, String city, RestoredDocuments documents) {

    private static final String ADOPT = """
            insert into item (id, owner, kind, status, version, sequence, document, sha256, languages, updated)
            select item_id, :city, kind, status, version, sequence, document, sha256, languages, updated
            from restored_item where item_id = any(:ids)
            on conflict (id, owner) do update set
                kind = excluded.kind, status = excluded.status, version = excluded.version,
                sequence = excluded.sequence, document = excluded.document, sha256 = excluded.sha256,
                languages = excluded.languages, updated = excluded.updated, changed_by = null,
                traceparent = null
            """;

    /** Adopted items keep their places. The time comes last, because it locks the log's counter. */
    private static final String STAMP = """
            update item set stored = stamp from (select take_places(0), given_stamp() as stamp) as taken
            where id = any(:ids) and owner = :city
            """;

    private static final String ADOPTED =
            "update restored_item set outcome = 'adopted', choice = coalesce(choice, 'adopt') where item_id = any(:ids)";

    private static final String REPLACE = """
            update item set version = :version,
                sequence = case when status <> 'draft' then cast(:sequence as bigint) end, document = :document, sha256 = :sha256,
                updated = :made, stored = given_stamp(), changed_by = null, traceparent = null
            where id = :id and owner = :city
            """;

    private static final String KEPT =
            "update restored_item set outcome = 'kept', choice = 'keep' where item_id = any(:ids)";

    /** Takes over the log's states. */
    void adopt(Collection<UUID> ids) {
        documents.adopting(session, ids);
        change(ADOPT, ids).bind("city", city).execute();
        documents.adopted(session, ids);
        change(STAMP, ids).bind("city", city).execute();
        change(ADOPTED, ids).execute();
    }

    /** Gives own states a version above both and new sequences in the log. Drafts stay drafts. */
    void keep(List<NewVersion> items) {
        if (items.isEmpty()) {
            return;
        }
        documents.keeping(session, items);
        long place = session.select("select take_places(?)", items.size())
                .mapTo(Long.class)
                .one();
        PreparedBatch replacements = session.prepareBatch(REPLACE);
        for (NewVersion item : items) {
            replacements
                    .bind("id", item.id())
                    .bind("city", city)
                    .bind("version", item.version())
                    .bind("made", item.updated())
                    .bind("sequence", ++place)
                    .bind("document", new String(item.document(), StandardCharsets.UTF_8))
                    .bind("sha256", item.sha256())
                    .add();
        }
        replacements.execute();
        change(KEPT, items.stream().map(NewVersion::id).toList()).execute();
    }

    private Update change(String sql, Collection<UUID> ids) {
        return session.createUpdate(sql).bindArray("ids", UUID.class, ids);
    }
}
