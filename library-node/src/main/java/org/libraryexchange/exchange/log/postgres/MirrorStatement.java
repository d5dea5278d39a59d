package org.libraryexchange.exchange.log.postgres;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.libraryexchange.base.database.BinaryRows;
import org.libraryexchange.base.worker.FencedException;
import org.libraryexchange.exchange.log.MirrorBatch;
import org.libraryexchange.record.DocumentRecord;
import org.libraryexchange.record.DocumentSummary;
import org.libraryexchange.record.Judgement.Accepted;
import org.libraryexchange.record.RejectionReason;

/**
 * The one statement that applies a batch to a mirror and moves its position. It uses JDBC directly, because every
 * record of a partner goes through it.
 *
 * @param session whose table {@code staged_rejection} holds the rejected records of the batch
 */
record MirrorStatement(Connection session, String partner, String topic) {

    private static final String APPLY =
            """
            with moved as (
                update mirror_position
                set topic_id = ?, next_offset = ?, sequence = ?, gap_after = coalesce(gap_after, ?),
                    catching_up = catching_up or ?, dropped = dropped + ?, moved = now(),
                    stamped = greatest(stamped, clock_timestamp())
                where owner = ? and topic_id is not distinct from ? and next_offset = ? and sequence = ?
                    and (paused_until is null or paused_until <= now())
                returning owner, topic_id, old.sequence as before, stamped),
            batch as materialized (
                select id, kind, status, version, sequence, convert_from(document, 'UTF8') as document, sha256,
                    string_to_array(languages, ',') as languages,
                    timestamptz '2000-01-01 00:00:00Z' + updated / 1000000 * interval '1 second'
                        + updated %% 1000000 * interval '1 microsecond' as updated,
                    timestamptz '2000-01-01 00:00:00Z' + told / 1000000 * interval '1 second'
                        + told %% 1000000 * interval '1 microsecond' as told
                from unnest(?::uuid[], ?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::bytea[], ?::bytea[],
                    ?::text[], ?::bigint[], ?::bigint[])
                    as item (id, kind, status, version, sequence, document, sha256, languages, updated, told)),
            refused as (delete from staged_rejection returning *),
            applied as (
                insert into item (id, owner, kind, status, version, sequence, document, sha256, languages, updated,
                    stored, owner_stored)
                select id, owner, kind, status, version, batch.sequence, document, sha256, languages, updated, stamped,
                    told
                from batch, moved
                on conflict (id, owner) do update set
                    kind = excluded.kind, status = excluded.status, version = excluded.version,
                    sequence = excluded.sequence, document = excluded.document, sha256 = excluded.sha256,
                    languages = excluded.languages, updated = excluded.updated, stored = excluded.stored,
                    owner_stored = excluded.owner_stored
                where item.sequence < excluded.sequence
                    or (item.sequence = excluded.sequence and item.sha256 <> excluded.sha256)
                returning id, owner, item.sequence),
            -- Who follows the log by its places has read past these.
            noted as (
                insert into item_note (id, owner)
                select id, applied.owner from applied, moved
                where applied.sequence <= greatest(before,
                    (select max(sequence) from item where item.owner = moved.owner))),
            settled as (
                update rejected_record earlier
                set state = case earlier.state when 'requested' then 'applied' else 'superseded' end, settled = now()
                from batch, moved
                where earlier.owner = moved.owner and earlier.item_id = batch.id
                    and earlier.state in ('open', 'requested') and coalesce(earlier.sequence, 0) <= batch.sequence
                    and earlier.reason not in (%s)),
            unanswered as (
                update rejected_record earlier set state = 'open'
                from refused, moved
                where earlier.owner = moved.owner and earlier.item_id = refused.item_id
                    and earlier.state = 'requested' and earlier.sequence < refused.sequence
                    and not exists (
                        select from batch where batch.id = refused.item_id and batch.sequence >= earlier.sequence)),
            kept as (
                insert into rejected_record
                    (owner, topic, topic_id, record_offset, record_time, key, value, headers, reason, detail,
                    whole_bytes, whole_sha256, sequence, state, settled)
                select owner, ?, topic_id, record_offset, record_time, key, value, headers, reason, detail,
                    whole_bytes, whole_sha256, refused.sequence, case when batch.id is null then 'open' else 'superseded' end,
                    case when batch.id is not null then now() end
                from moved, refused
                    left join batch on batch.id = refused.item_id and refused.sequence <= batch.sequence
                on conflict on constraint rejected_record_once do nothing)
            select (select count(*) from moved), (select count(*) from applied)
            """.formatted(quoted(RejectionReason.terms(RejectionReason::isOfUnknownWriter)));

    /**
     * Applies a batch.
     *
     * @param dropped how many of its rejected records are not kept
     * @return how many rows became new or newer
     * @throws FencedException if the position is not the one that the batch starts from, or the mirror is paused
     */
    int apply(MirrorBatch batch, int dropped) throws SQLException {
        try (PreparedStatement statement = session.prepareStatement(APPLY)) {
            bind(statement, batch, dropped);
            try (ResultSet counts = statement.executeQuery()) {
                counts.next();
                if (counts.getInt(1) == 0) {
                    throw new FencedException("another applier has moved the position, or the mirror is paused");
                }
                return counts.getInt(2);
            }
        }
    }

    private void bind(PreparedStatement statement, MirrorBatch batch, int dropped) throws SQLException {
        statement.setString(1, batch.to().topicId());
        statement.setLong(2, batch.to().nextOffset());
        statement.setLong(3, batch.to().sequence());
        statement.setObject(4, batch.gapAfter().isPresent() ? batch.gapAfter().getAsLong() : null, Types.BIGINT);
        statement.setBoolean(5, batch.leavesAGap());
        statement.setInt(6, dropped);
        statement.setString(7, partner);
        statement.setString(8, batch.from().topicId());
        statement.setLong(9, batch.from().nextOffset());
        statement.setLong(10, batch.from().sequence());
        ItemArrays.bind(statement, 11, batch.items());
        statement.setString(21, topic);
    }

    private static String quoted(List<String> terms) {
        return terms.stream().map("'%s'"::formatted).collect(Collectors.joining(", "));
    }

    /** Items as parameters of a statement: one array for each column, which {@code unnest} turns back into rows. */
    private static final class ItemArrays {

        private final PreparedStatement statement;
        private final Collection<Accepted> batch;
        private int next;

        private ItemArrays(PreparedStatement statement, int first, Collection<Accepted> batch) {
            this.statement = statement;
            this.next = first;
            this.batch = batch;
        }

        /**
         * Binds ten parameters of a statement: ids, kinds, statuses, versions, sequences, documents as bytes, their
         * digests, languages separated by commas, and the times of updates and records in microseconds since 2000; null
         * where a record tells no time.
         *
         * @param first the index of the first parameter
         */
        static void bind(PreparedStatement statement, int first, Collection<Accepted> batch) throws SQLException {
            new ItemArrays(statement, first, batch).bind();
        }

        private void bind() throws SQLException {
            records("uuid", Object[]::new, DocumentRecord::id);
            summaries("text", String[]::new, DocumentSummary::kindTerm);
            summaries("text", String[]::new, DocumentSummary::statusTerm);
            summaries("bigint", Long[]::new, DocumentSummary::version);
            records("bigint", Long[]::new, DocumentRecord::sequence);
            records("bytea", byte[][]::new, DocumentRecord::document);
            records("bytea", byte[][]::new, DocumentRecord::sha256);
            summaries("text", String[]::new, summary -> String.join(",", summary.languages()));
            summaries("bigint", Long[]::new, summary -> BinaryRows.microseconds(summary.updated()));
            records("bigint", Long[]::new, ItemArrays::told);
        }

        private static Long told(DocumentRecord record) {
            return record.time().equals(DocumentRecord.UNTOLD) ? null : BinaryRows.microseconds(record.time());
        }

        private <T> void records(String type, IntFunction<T[]> array, Function<DocumentRecord, T> column)
                throws SQLException {
            add(type, array, accepted -> column.apply(accepted.record()));
        }

        private <T> void summaries(String type, IntFunction<T[]> array, Function<DocumentSummary, T> column)
                throws SQLException {
            add(type, array, accepted -> column.apply(accepted.summary()));
        }

        private <T> void add(String type, IntFunction<T[]> array, Function<Accepted, T> column) throws SQLException {
            Array values = statement
                    .getConnection()
                    .createArrayOf(type, batch.stream().map(column).toArray(array));
            statement.setArray(next++, values);
        }
    }
}
