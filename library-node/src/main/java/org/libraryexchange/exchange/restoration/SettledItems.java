package org.libraryexchange.exchange.restoration;

import static org.libraryexchange.base.database.Statements.on;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.libraryexchange.exchange.restoration.RestoredDocuments.NewVersion;

/** Writes the result for items of a restoration, within the transaction that has locked them. */
record SettledItems(Handle session, String city, RestoredDocuments documents) {

    private static final String ADOPT = """
            insert into item (id, owner, kind, status, version, sequence, document, sha256, languages, updated)
            select item_id, ?, kind, status, version, sequence, document, sha256, languages, updated
            from restored_item where item_id = any(?)
            on conflict (id, owner) do update set
                kind = excluded.kind, status = excluded.status, version = excluded.version,
                sequence = excluded.sequence, document = excluded.document, sha256 = excluded.sha256,
                languages = excluded.languages, updated = excluded.updated, changed_by = null,
                traceparent = null
            """;

    /** Adopted items keep their places. The time comes last, because it locks the log's counter. */
    private static final String STAMP = """
            update item set stored = stamp from (select take_places(0), given_stamp() as stamp) as taken
            where id = any(?) and owner = ?
            """;

    private static final String ADOPTED =
            "update restored_item set outcome = 'adopted', choice = coalesce(choice, 'adopt') where item_id = any(?)";

    private static final String REPLACE = """
            update item set version = :version,
                sequence = case when status <> 'draft' then cast(:sequence as bigint) end, document = :document, sha256 = :sha256,
                updated = :updated, stored = given_stamp(), changed_by = null, traceparent = null
            where id = :id and owner = :city
            """;

    private static final String KEPT =
            "update restored_item set outcome = 'kept', choice = 'keep' where item_id = any(?)";

    /** Takes over the log's states. */
    void adopt(Collection<UUID> ids) {
        documents.adopting(session, ids);
        on(session).execute(ADOPT, city, ids);
        documents.adopted(session, ids);
        on(session).execute(STAMP, ids, city);
        on(session).execute(ADOPTED, ids);
    }

    /** Gives own states a version above both and new sequences in the log. Drafts stay drafts. */
    void keep(List<NewVersion> items) {
        if (items.isEmpty()) {
            return;
        }
        documents.keeping(session, items);
        long place = on(session).one(Long.class, "select take_places(?)", items.size());
        PreparedBatch replacements = session.prepareBatch(REPLACE);
        for (NewVersion item : items) {
            replacements
                    .bindMethods(item)
                    .bind("city", city)
                    .bind("sequence", ++place)
                    .bind("document", new String(item.document(), StandardCharsets.UTF_8))
                    .add();
        }
        replacements.execute();
        on(session).execute(KEPT, items.stream().map(NewVersion::id).toList());
    }
}
