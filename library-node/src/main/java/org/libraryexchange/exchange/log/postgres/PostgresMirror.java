package org.libraryexchange.exchange.log.postgres;

import static org.libraryexchange.base.database.Statements.on;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.libraryexchange.base.database.BinaryRows;
import org.libraryexchange.base.database.Copying;
import org.libraryexchange.base.database.DatabaseFaults;
import org.libraryexchange.base.database.DatabaseSessions;
import org.libraryexchange.base.database.Quietly;
import org.libraryexchange.base.database.StoreFailedException;
import org.libraryexchange.base.database.TooSlowException;
import org.libraryexchange.base.database.UnstorableException;
import org.libraryexchange.base.node.CrashPoint;
import org.libraryexchange.exchange.log.MirrorBatch;
import org.libraryexchange.exchange.log.MirrorStore;
import org.libraryexchange.exchange.log.Position;
import org.libraryexchange.record.Judgement.Rejected;
import org.libraryexchange.record.RawRecord;

/**
 * The mirror in PostgreSQL. One statement in autocommit mode takes a batch as arrays, applies it and moves the
 * position. With several statements, a process that is frozen in the middle of a transaction would keep the position's
 * row locked and block its successor. Rejected records may have any size, so {@code COPY} streams them into a temporary
 * table first.
 */
public final class PostgresMirror implements MirrorStore, AutoCloseable {

    private static final int ROWS_BEFORE_TRUNCATE = 1_000;

    /** Session settings. A statement that reaches {@code statement_timeout} fails as too slow. */
    private static final String SETUP = """
            SET library.writes_as = '%s'; SET jit = off; SET work_mem = '16MB'; SET statement_timeout = '15s';
            CREATE TEMPORARY TABLE staged_rejection (record_offset bigint, record_time timestamptz, key bytea,
                value bytea, headers bytea, reason text, detail text, item_id uuid, sequence bigint, whole_bytes bigint,
                whole_sha256 bytea)
            """;

    private final Handle session;
    private final MirrorStatement statement;
    private final RejectionQuota rejections;
    private final MirrorRoom room;
    private final String partner;
    private int rowsSinceTruncate;

    /** A mirror that holds everything. */
    public PostgresMirror(DatabaseSessions sessions, RejectionQuota rejections, String partner, String topic) {
        this(sessions, rejections, MirrorRoom.UNBOUNDED, partner, topic);
    }

    public PostgresMirror(
            DatabaseSessions sessions, RejectionQuota rejections, MirrorRoom room, String partner, String topic) {
        this.rejections = rejections;
        this.room = room;
        this.partner = partner;
        this.session = sessions.open("applier " + partner, SETUP.formatted(partner));
        this.statement = new MirrorStatement(session.getConnection(), partner, topic);
    }

    @Override
    public Position position() {
        return on(session).first(Position.class, """
                        with added as (insert into mirror_position (owner) values (:owner) on conflict do nothing)
                        select topic_id, next_offset, sequence from mirror_position where owner = :owner
                        """, Map.of("owner", partner)).orElse(Position.NONE);
    }

    @Override
    public boolean isCatchingUp() {
        return on(session)
                .first(Boolean.class, "select catching_up from mirror_position where owner = ?", partner)
                .orElse(true);
    }

    @Override
    public boolean isPaused() {
        return on(session)
                .one(
                        Boolean.class,
                        "select exists (select from mirror_position where owner = ? and paused_until > now())",
                        partner);
    }

    @Override
    public void fallBehind() {
        session.execute("update mirror_position set catching_up = true where owner = ?", partner);
    }

    @Override
    public MirrorBatch fitting(MirrorBatch batch) {
        return room.fitting(session, partner, batch);
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

    /** Stages as many rejected records as there is room for, and returns how many were staged. */
    private int stageRejected(MirrorBatch batch) throws SQLException {
        if (batch.rejected().isEmpty()) {
            return 0;
        }
        List<Rejected> kept = rejections.fitting(session, partner, batch.rejected());
        Copying.into(session.getConnection(), "staged_rejection", rows -> write(kept, rows));
        rowsSinceTruncate += kept.size();
        CrashPoint.hit("i5");
        return kept.size();
    }

    private int applyAtOnce(MirrorBatch batch, int dropped) throws SQLException {
        try {
            return statement.apply(batch, dropped);
        } finally {
            truncateNowAndThen();
        }
    }

    /** Nobody vacuums temporary tables, so each batch would read past the deleted rows of all batches before it. */
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

    /** Writes rejected records as rows of the temporary table {@code staged_rejection}. */
    private static void write(List<Rejected> rejections, BinaryRows rows) {
        for (Rejected rejected : rejections) {
            RawRecord raw = rejected.raw();
            RejectionColumns columns = new RejectionColumns(rejected);
            rows.row(11)
                    .bigint(raw.offset())
                    .timestamp(columns.time())
                    .bytes(raw.key())
                    .bytes(raw.value())
                    .bytes(columns.headers())
                    .text(rejected.reason().term())
                    .text(columns.detail());
            columns.item().ifPresentOrElse(rows::uuid, rows::nothing);
            columns.sequence().ifPresentOrElse(rows::bigint, rows::nothing);
            raw.cut().ifPresentOrElse(cut -> rows.bigint(cut.bytes()), rows::nothing);
            raw.cut().ifPresentOrElse(cut -> rows.bytes(cut.sha256()), rows::nothing);
        }
    }
}
