package org.libraryexchange.catalogue;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.libraryexchange.item.Overlay.Fate;
import org.libraryexchange.item.Overlay.Noted;

/**
 * Notes what became of settled values, in the transaction that writes the item. A trigger notes what stands; so this
 * comes after the item.
 */
@ApplicationScoped
class AcceptedChanges {

    private final Jdbi database;

    AcceptedChanges(Jdbi database) {
        this.database = database;
    }

    void note(UUID item, List<Noted> noted) {
        if (!noted.isEmpty()) {
            database.useHandle(session -> note(session, item, noted));
        }
    }

    static void note(Handle session, UUID item, List<Noted> noted) {
        for (Noted each : noted) {
            if (each.fate() == Fate.MERGED) {
                session.createUpdate("""
                                update accepted_change set state = 'merged'
                                where item_id = :item and pointer = :pointer and state = 'unmerged'
                                """)
                        .bind("item", item)
                        .bind("pointer", each.pointer())
                        .execute();
            }
        }
        keepEnded(
                session, item, noted.stream().filter(each -> each.fate().ends()).toList());
    }

    private static void keepEnded(Handle session, UUID item, List<Noted> ended) {
        if (ended.isEmpty()) {
            return;
        }
        try (PreparedBatch batch = session.prepareBatch("""
                insert into accepted_change (item_id, pointer, state, settled_by, value)
                values (:item, :pointer, :state, :by, :value)
                on conflict (item_id, pointer) do update set state = excluded.state, settled_by = excluded.settled_by,
                    value = excluded.value, since = excluded.since
                """)) {
            ended.forEach(each -> batch.bind("item", item)
                    .bind("pointer", each.pointer())
                    .bind("state", each.fate().term())
                    .bind("by", each.settled().by())
                    .bind(
                            "value",
                            each.value().isMissingNode() ? null : each.value().toString())
                    .add());
            int[] unused = batch.execute();
        }
    }
}
