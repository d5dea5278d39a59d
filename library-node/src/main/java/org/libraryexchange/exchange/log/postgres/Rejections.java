package org.libraryexchange.exchange.log.postgres;

import jakarta.inject.Singleton;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.libraryexchange.base.database.LogDatabase;
import org.libraryexchange.record.Judgement.Rejected;

/** Keeps rejected records within a partner's quota. */
@Singleton
public record Rejections(LogDatabase database, RejectionQuota quota) {

    private static final String KEEP = """
            insert into rejected_record (owner, topic, topic_id, record_offset, record_time, key, value, headers, reason,
                detail, whole_bytes, whole_sha256)
            values (:owner, :topic, :topicId, :offset, :time, :key, :value, :headers, :reason, :detail, :wholeBytes,
                :wholeSha256)
            on conflict on constraint rejected_record_once do nothing
            """;

    /** Keeps records of a control log, in the transaction that moves the position past them. */
    public void keep(String partner, String topic, String topicId, List<Rejected> rejections) {
        if (rejections.isEmpty()) {
            return;
        }
        database.useHandle(handle -> {
            List<Rejected> kept = quota.fitting(handle, partner, rejections);
            PreparedBatch batch = handle.prepareBatch(KEEP);
            kept.forEach(rejected -> bind(batch, rejected)
                    .bind("owner", partner)
                    .bind("topic", topic)
                    .bind("topicId", topicId)
                    .add());
            batch.execute();
            drop(handle, partner, rejections.size() - kept.size());
        });
    }

    private static PreparedBatch bind(PreparedBatch batch, Rejected rejected) {
        RejectionColumns columns = new RejectionColumns(rejected);
        return batch.bindMethods(columns)
                .bind("offset", rejected.offset())
                .bind("key", rejected.raw().key())
                .bind("value", rejected.raw().value())
                .bind("reason", rejected.reason().term());
    }

    private static void drop(Handle handle, String partner, int count) {
        if (count > 0) {
            handle.execute("""
                    insert into mirror_position (owner, dropped) values (?, ?)
                    on conflict (owner) do update set dropped = mirror_position.dropped + excluded.dropped
                    """, partner, count);
        }
    }
}
