package org.libraryexchange.exchange.proving;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.libraryexchange.base.database.DatabaseSessions;
import org.libraryexchange.base.worker.FencedException;
import org.libraryexchange.exchange.log.ChangeSource;
import org.libraryexchange.exchange.log.LogConfig;
import org.libraryexchange.exchange.log.Position;
import org.libraryexchange.exchange.log.postgres.PostgresChanges;
import org.libraryexchange.exchange.proving.CatalogueView.OwnView;
import org.libraryexchange.exchange.proving.CatalogueView.Sum;
import org.libraryexchange.exchange.proving.CatalogueView.Views;
import org.libraryexchange.proof.CatalogueDigest;
import org.libraryexchange.proof.Leaf;
import org.libraryexchange.proof.ListedItem;

/** Opens views of catalogues in PostgreSQL, each with its own sessions. */
record PostgresViews(DatabaseSessions sessions, LogConfig config, String city) implements Views {

    private static final Logger LOG = Logger.getLogger(PostgresViews.class);

    /** While the digest of a large catalogue is computed, the session sends nothing. */
    private static final int LONGEST_ANSWER_SECONDS = 1_800;

    /** If the owner of a view is frozen, the view must not keep dead rows for ever. */
    private static final String SETUP = """
            SET idle_in_transaction_session_timeout = '10min'; SET client_connection_check_interval = '5s';
            SET default_transaction_isolation = 'repeatable read'; SET default_transaction_read_only = on;
            SET jit = off; SET work_mem = '32MB'
            """;

    /**
     * What a transaction sees: the last sequence of the own log, and the snapshot's name, with which another session
     * can see the same.
     */
    private record Moment(long sequence, String snapshot) {}

    @Override
    public OwnView own() {
        Handle reading = begun("proof " + city + " changes");
        try {
            Moment now = reading.createQuery("select sequence, pg_export_snapshot() as snapshot from own_log")
                    .map(ConstructorMapper.of(Moment.class))
                    .one();
            return new Own(reading, now.sequence(), importing(now.snapshot()));
        } catch (JdbiException e) {
            end(reading);
            throw e;
        }
    }

    /** Opens a second session with the same snapshot, so that changes are sent while the digest is computed. */
    private Handle importing(String snapshot) {
        Handle hashing = begun("proof " + city);
        try {
            hashing.execute("SET TRANSACTION SNAPSHOT '" + snapshot + "'");
            return hashing;
        } catch (JdbiException e) {
            end(hashing);
            throw e;
        }
    }

    @Override
    public CatalogueView mirror(String partner, Position at) {
        Handle hashing = begun("proof " + partner);
        try {
            requireStanding(hashing, partner, at);
            return new PostgresView(hashing, partner);
        } catch (JdbiException | FencedException e) {
            end(hashing);
            throw e;
        }
    }

    /**
     * Checks the mirror's position inside the view. An applier that another process has replaced would otherwise
     * compare a later mirror.
     */
    private static void requireStanding(Handle view, String partner, Position at) {
        Position seen = view.select("""
                        select topic_id, next_offset, sequence from mirror_position where owner = ?
                        """, partner)
                .map(ConstructorMapper.of(Position.class))
                .findOne()
                .orElse(Position.NONE);
        if (!seen.equals(at)) {
            throw new FencedException("another applier has moved the position");
        }
    }

    private Handle begun(String purpose) {
        return sessions.open(purpose, SETUP, LONGEST_ANSWER_SECONDS).begin();
    }

    /** Ends a view, even in the middle of another thread's statement. Ending it again does nothing. */
    static void end(Handle view) {
        try {
            view.getConnection().abort(Runnable::run);
        } catch (SQLException e) {
            LOG.debugf(e, "a view could not be closed");
        }
    }

    private final class Own implements OwnView {
        private final Handle reading;
        private final long sequence;
        private final PostgresView hashed;

        private Own(Handle reading, long sequence, Handle hashing) {
            this.reading = reading;
            this.sequence = sequence;
            this.hashed = new PostgresView(hashing, city);
        }

        @Override
        public long sequence() {
            return sequence;
        }

        @Override
        public ChangeSource changes() {
            return PostgresChanges.all(reading, city, config);
        }

        @Override
        public Sum sum() {
            end(reading);
            return hashed.sum();
        }

        @Override
        public void list(BitSet buckets, Consumer<ListedItem> reader) {
            end(reading);
            hashed.list(buckets, reader);
        }

        @Override
        public void close() {
            end(reading);
            hashed.close();
        }
    }

    /**
     * A catalogue in PostgreSQL as one transaction sees it. The server computes the digests, so no document travels and
     * memory use stays constant.
     *
     * @param transaction that nothing else uses meanwhile
     */
    private record PostgresView(Handle transaction, String owner) implements CatalogueView {

        private static final int ROWS_A_FETCH = 1_000;

        /**
         * Leaf, bucket and order are as {@link Leaf} and {@link CatalogueDigest} define them; a test checks that they
         * agree. The aggregate orders the leaves whatever the plan is; the inner order sorts them all at once. The offset
         * makes the planner compute each document's digest once instead of wherever it is used. Bytes are hashed as they
         * are stored, because damaged ones may not be valid text and a conversion would fail.
         */
        private static final String SUM = """
                select bucket, count(*) as items, sha256(string_agg(leaf, cast('' as bytea) order by id)) as digest,
                    coalesce(array_agg(id) filter (where damaged), '{}') as damaged
                from (
                    select bucket, id, stored <> written as damaged,
                        uuid_send(id) || int8send(sequence) || int8send(version) || stored
                            || textsend(kind || '/' || status || E'\n') as leaf
                    from (
                        select id, bucket, sequence, version, kind, status,
                            sha256(textsend(document)) as stored, sha256 as written
                        from item where owner = :owner and sequence is not null
                        offset 0) hashed
                    order by bucket, id) leaves
                group by bucket
                """;

        private static final String LIST = """
                select id, sequence, version, kind, status, sha256(textsend(document)) as stored, sha256 as written
                from item where owner = :owner and sequence is not null and bucket = any(:buckets)
                order by bucket, id
                """;

        private record Bucket(int bucket, long items, byte[] digest, List<UUID> damaged) {}

        private record Row(
                UUID id, long sequence, long version, String kind, String status, byte[] stored, byte[] written) {

            private ListedItem listed() {
                return new ListedItem(new Leaf(id, sequence, version, kind, status, stored), written);
            }
        }

        @Override
        public Sum sum() {
            CatalogueDigest.Assembly assembly = new CatalogueDigest.Assembly(CatalogueDigest.BUCKETS);
            List<UUID> damaged = new ArrayList<>();
            transaction
                    .createQuery(SUM)
                    .bind("owner", owner)
                    .map(ConstructorMapper.of(Bucket.class))
                    .forEach(bucket -> {
                        assembly.put(bucket.bucket(), bucket.items(), bucket.digest());
                        damaged.addAll(bucket.damaged());
                    });
            return new Sum(assembly.digest(), damaged);
        }

        @Override
        public void list(BitSet buckets, Consumer<ListedItem> reader) {
            transaction
                    .createQuery(LIST)
                    .bind("owner", owner)
                    .bind("buckets", buckets.stream().asLongStream().boxed().toList())
                    .setFetchSize(ROWS_A_FETCH)
                    .map(ConstructorMapper.of(Row.class))
                    .forEach(row -> reader.accept(row.listed()));
        }

        @Override
        public void close() {
            PostgresViews.end(transaction);
        }
    }
}
