package org.libraryexchange.log.postgres;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.libraryexchange.database.Copying;
import org.libraryexchange.database.DatabaseFaults;
import org.libraryexchange.database.DatabaseSessions;
import org.libraryexchange.database.Quietly;
import org.libraryexchange.database.StoreFailedException;
import org.libraryexchange.database.TooSlowException;
import org.libraryexchange.database.UnstorableException;
import org.libraryexchange.log.MirrorBatch;
import org.libraryexchange.log.MirrorStore;
import org.libraryexchange.log.Position;
import org.libraryexchange.node.CrashPoint;
import org.libraryexchange.record.Judgement.Rejected;
import org.libraryexchange.record.RejectionReason;
import org.libraryexchange.worker.FencedException;

/**
 * The mirror in PostgreSQL. One statement in autocommit mode takes a batch as arrays, applies it and moves the position:
 * a process that is frozen between two statements of a transaction would keep the position's row locked and hold up its
 * successor. Rejected records, which may be of any size, go into a temporary table before it by COPY, as a stream.
 */
public final class PostgresMirror implements MirrorStore, AutoCloseable {

    private static final int ROWS_BEFORE_TRUNCATE = 1_000;

    /** What a statement fails with that reaches {@code statement_timeout}. */
    private static final String SETUP = """
            SET library.writes_as = '%s'; SET jit = off; SET work_mem = '16MB'; SET statement_timeout = '15s';
            CREATE TEMPORARY TABLE staged_rejection (record_offset bigint, record_time timestamptz, key bytea,
                value bytea, headers bytea, reason text, detail text, item_id uuid, sequence bigint, whole_bytes bigint,
                whole_sha256 bytea)
            """;

    private static final String APPLY =
            """
            with moved as (
                update mirror_position
                set topic_id = ?, next_offset = ?, sequence = ?, gap_after = coalesce(gap_after, ?),
                    catching_up = catching_up or ?, dropped = dropped + ?, moved = now()
                where owner = ? and topic_id is not distinct from ? and next_offset = ? and sequence = ?
                returning owner, topic_id),
            batch as materialized (
                select id, kind, status, version, sequence, convert_from(document, 'UTF8') as document, sha256,
                    string_to_array(languages, ',') as languages,
                    timestamptz '2000-01-01 00:00:00Z' + updated / 1000000 * interval '1 second'
                        + updated %% 1000000 * interval '1 microsecond' as updated
                from unnest(?::uuid[], ?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::bytea[], ?::bytea[],
                    ?::text[], ?::bigint[])
                    as item (id, kind, status, version, sequence, document, sha256, languages, updated)),
            refused as (delete from staged_rejection returning *),
            applied as (
                insert into item (id, owner, kind, status, version, sequence, document, sha256, languages, updated)
                select id, owner, kind, status, version, batch.sequence, document, sha256, languages, updated
                from batch, moved
                on conflict (id, owner) do update set
                    kind = excluded.kind, status = excluded.status, version = excluded.version,
                    sequence = excluded.sequence, document = excluded.document, sha256 = excluded.sha256,
                    languages = excluded.languages, updated = excluded.updated, stored = now()
                where item.sequence < excluded.sequence
                    or (item.sequence = excluded.sequence and item.sha256 <> excluded.sha256)
                returning item.sequence),
            searched as (
                update search_position search set sequence = lowest.sequence - 1
                from moved, (select min(sequence) as sequence from applied) lowest
                where search.owner = moved.owner and search.sequence >= lowest.sequence),
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

    private final Handle session;
    private final RejectionQuota rejections;
    private final String partner;
    private final String topic;
    private int rowsSinceTruncate;

    public PostgresMirror(DatabaseSessions sessions, RejectionQuota rejections, String partner, String topic) {
        this.rejections = rejections;
        this.partner = partner;
        this.topic = topic;
        session = sessions.open("applier " + partner, SETUP.formatted(partner));
    }

    @Override
    public Position position() {
        return session.createQuery("""
                        with added as (insert into mirror_position (owner) values (:owner) on conflict do nothing)
                        select topic_id, next_offset, sequence from mirror_position where owner = :owner
                        """)
                .bind("owner", partner)
                .map(ConstructorMapper.of(Position.class))
                .findOne()
                .orElse(Position.NONE);
    }

    @Override
    public boolean isCatchingUp() {
        return session.createQuery("select catching_up from mirror_position where owner = :owner")
                .bind("owner", partner)
                .mapTo(Boolean.class)
                .findOne()
                .orElse(true);
    }

    private static String quoted(List<String> terms) {
        return terms.stream().map("'%s'"::formatted).collect(Collectors.joining(", "));
    }

    @Override
    public int apply(MirrorBatch batch) {
        try {
            int staged = stageRejected(batch);
            CrashPoint.hit("i3");
            return applyAtOnce(batch, batch.rejected().size() - staged);
        } catch (SQLException | JdbiException e) {
            if (DatabaseFaults.isOfData(e)) {
                truncateStage();
                throw new UnstorableException(
                        "the database refused it: SQLSTATE "
                                + DatabaseFaults.state(e).orElse("unknown"),
                        e);
            }
            if (DatabaseFaults.isTimeout(e)) {
                truncateStage();
                throw new TooSlowException("the database did not apply %d records in time".formatted(batch.size()), e);
            }
            throw new StoreFailedException("cannot apply a batch", e);
        }
    }

    /** As many as there is room for, and tells how many. */
    private int stageRejected(MirrorBatch batch) throws SQLException {
        if (batch.rejected().isEmpty()) {
            return 0;
        }
        List<Rejected> kept = rejections.fitting(session, partner, batch.rejected());
        Copying.into(session.getConnection(), "staged_rejection", rows -> StagedRejections.write(kept, rows));
        rowsSinceTruncate += kept.size();
        CrashPoint.hit("i5");
        return kept.size();
    }

    private int applyAtOnce(MirrorBatch batch, int dropped) throws SQLException {
        // By JDBC itself: nothing may slow down what every record of a partner goes through.
        try (PreparedStatement statement = session.getConnection().prepareStatement(APPLY)) {
            bind(statement, batch, dropped);
            try (ResultSet counts = statement.executeQuery()) {
                counts.next();
                if (counts.getInt(1) == 0) {
                    throw new FencedException("another applier has moved the position");
                }
                return counts.getInt(2);
            }
        } finally {
            truncateNowAndThen();
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
        statement.setString(20, topic);
    }

    /** Nobody vacuums temporary tables: each batch would read over the deleted rows of those before it. */
    private void truncateNowAndThen() {
        if (rowsSinceTruncate > ROWS_BEFORE_TRUNCATE) {
            truncateStage();
        }
    }

    private void truncateStage() {
        session.execute("TRUNCATE staged_rejection");
        rowsSinceTruncate = 0;
    }

    @Override
    public void close() {
        Quietly.close(session);
    }
}
