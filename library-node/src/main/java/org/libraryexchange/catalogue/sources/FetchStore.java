package org.libraryexchange.catalogue.sources;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.Update;
import org.libraryexchange.base.worker.FencedException;
import org.libraryexchange.catalogue.imports.SpooledRows;
import org.libraryexchange.catalogue.sources.Source.Added;
import org.libraryexchange.catalogue.sources.Source.Schedule;
import org.libraryexchange.catalogue.sources.SourceFetch.Counts;
import org.libraryexchange.item.Status;
import org.libraryexchange.json.Term;

/** Stores sources and how far their fetches are. */
record FetchStore(Handle session) {

    static final String SOURCES = """
        select id, name, kind, address, scheme, schedule, withdraw_after, secret, item_status, mapping, added_by, added,
            etag, modified, wanted, trusted
        from source
        """;
    static final String FETCHES = "select source_fetch.* from source_fetch ";

    /** Of a record: whether its item is withdrawn because the source no longer had it, and not by people. */
    static final String IS_WITHDRAWN = """
        record.withdrawal_id is not null and exists (select from own_identifier holder
            join item on item.id = holder.item_id and item.owner = holder.owner and item.status = 'withdrawn'
            where holder.scheme = source.scheme and holder.value = record.value and item.changed_by = coalesce(
                (select actor from bulk_import where id = record.withdrawal_id), source.name))
        """;

    static Added source(ResultSet row, StatementContext context) throws SQLException {
        int after = row.getInt("withdraw_after");
        Source source = new Source(
                row.getString("name"),
                Term.of(SourceKind.class, row.getString("kind")).orElseThrow(),
                URI.create(row.getString("address")),
                row.getString("scheme"),
                Term.of(Schedule.class, row.getString("schedule")).orElseThrow(),
                after == 0 ? OptionalInt.empty() : OptionalInt.of(after),
                Optional.ofNullable(row.getString("secret")),
                Status.of(row.getString("item_status")),
                SourceMapping.of(row.getString("mapping")));
        return new Added(
                row.getLong("id"),
                source,
                row.getString("added_by"),
                row.getTimestamp("added").toInstant(),
                row.getString("etag"),
                row.getString("modified"),
                row.getBoolean("wanted"),
                row.getBoolean("trusted"));
    }

    List<Added> sources() {
        return session.createQuery(SOURCES).map(FetchStore::source).list();
    }

    Added source(long id) {
        return session.createQuery(SOURCES + " where id = :id")
                .bind("id", id)
                .map(FetchStore::source)
                .findOne()
                .orElseThrow(() -> new FencedException("the source is gone"));
    }

    /** The latest fetch of a source, of those that have finished or of all. */
    Optional<SourceFetch> latest(long source, String condition) {
        return session.createQuery(FETCHES + "where source_id = :source and " + condition + " order by id desc limit 1")
                .bind("source", source)
                .map(ConstructorMapper.of(SourceFetch.class))
                .findOne();
    }

    /** Begins a fetch, unless one is running. */
    void begin(Added source, boolean complete, Optional<LocalDate> since, Instant now) {
        session.useTransaction(transaction -> {
            forgetWithdrawals(source.id());
            session.createUpdate("""
                insert into source_fetch (source_id, name, complete, trusted, since, started, next, import_id)
                values (:source, :name, :complete, :trusted, :since, :now, :now, :import)
                on conflict do nothing
                """)
                    .bind("source", source.id())
                    .bind("name", source.source().name())
                    .bind("complete", complete)
                    .bind("trusted", source.trusted())
                    .bind("since", since)
                    .bind("now", now)
                    .bind("import", SpooledRows.nextId(session))
                    .execute();
            session.execute("update source set wanted = false, trusted = false where id = ?", source.id());
            // People may have deleted what was held; what they did before does not count.
            session.execute("""
                update source_record record set held = true
                from source, own_identifier holder
                where source.id = ? and record.source_id = source.id and not record.held
                    and holder.scheme = source.scheme and holder.value = record.value
                """, source.id());
        });
    }

    /** Forgets that items of records that are back were withdrawn, unless they still are: their rows may have been refused. */
    void forgetWithdrawals(long source) {
        session.execute(
                "update source_record record set withdrawal_id = null from source "
                        + "where source.id = ? and source_id = source.id and withdrawal_id is not null "
                        + "and gone is null and missed = 0 and not (" + IS_WITHDRAWN + ")",
                source);
    }

    /** The running fetch, of those that are slow or of those that are not, that has waited longest. */
    Optional<SourceFetch> next(boolean slow, Instant now) {
        return session.createQuery(FETCHES + "where state = 'running' and slow = :slow and next <= :now "
                        + "and source_id in (select id from source) order by next limit 1")
                .bind("slow", slow)
                .bind("now", now)
                .map(ConstructorMapper.of(SourceFetch.class))
                .findOne();
    }

    /** Notes an answer, in the transaction that has stored its rows. */
    SourceFetch advance(SourceFetch fetch, Progress progress, Instant now) {
        move(session.createUpdate("""
            update source_fetch set token = :token, attempts = 0,
                complete = complete or :whole, received = received + :received, bytes = :bytes,
                records = records + :records, rows = rows + :rows, repeated = repeated + :repeated,
                own = own + :own, removed = removed + :removed, deleted = deleted + :deleted,
                unusable = unusable + :unusable, list_size = coalesce(:listSize, list_size),
                listed = listed + :records, next = :now
            where id = :id and state = 'running' and received = :before
            """)
                .bind("whole", progress.whole())
                .bind("token", progress.end().token())
                .bind("listSize", progress.end().listSize())
                .bind("received", progress.received())
                .bind("bytes", progress.bytes())
                .bindMethods(progress.counts())
                .bind("now", now)
                .bind("before", fetch.received())
                .bind("id", fetch.id()));
        return latest(fetch.sourceId(), "state = 'running'").orElseThrow();
    }

    /**
     * What an answer has brought.
     *
     * @param whole whether it had all records by itself
     * @param received bytes of the answer
     * @param bytes of all rows by now
     */
    record Progress(boolean whole, RecordReader.End end, long received, long bytes, Counts counts) {}

    /** Lets a fetch wait, after a failure or because the source wants it. */
    void wait(SourceFetch fetch, int attempts, Instant now, Duration pause) {
        move(session.createUpdate("""
            update source_fetch set attempts = :attempts, next = :until, spent = spent + :pause
            where id = :id and state = 'running'
            """)
                .bind("attempts", attempts)
                .bind("until", now.plus(pause))
                .bind("pause", pause.toMillis())
                .bind("id", fetch.id()));
    }

    /** Notes for how long a source was asked. */
    void spend(SourceFetch fetch, Duration time) {
        session.execute(
                "update source_fetch set spent = spent + ? where id = ?", Math.max(0, time.toMillis()), fetch.id());
    }

    /** Lets a fetch wait with other slow ones from now on. */
    void slow(SourceFetch fetch, Instant now) {
        move(session.createUpdate(
                        "update source_fetch set slow = true, next = :now where id = :id and state = 'running'")
                .bind("now", now)
                .bind("id", fetch.id()));
    }

    /** Begins the list again. What has come counts as repeated. */
    void restart(SourceFetch fetch, Instant now) {
        move(session.createUpdate("""
            update source_fetch set token = null, list_size = null, listed = 0, restarts = restarts + 1, next = :now
            where id = :id and state = 'running'
            """).bind("now", now).bind("id", fetch.id()));
    }

    void finish(SourceFetch fetch, Optional<Trouble> note, Instant now) {
        end(fetch, SourceFetch.State.FINISHED, note, "", now);
    }

    /** Ends a fetch that has failed. What the source said of records that are gone does not count. */
    void fail(SourceFetch fetch, Trouble trouble, String detail, Instant now) {
        session.execute(
                "update source_record set gone = null where source_id = ? and gone = ?", fetch.sourceId(), fetch.id());
        end(fetch, SourceFetch.State.FAILED, Optional.of(trouble), detail, now);
    }

    private void end(SourceFetch fetch, SourceFetch.State state, Optional<Trouble> reason, String detail, Instant now) {
        move(session.createUpdate("""
            update source_fetch set state = :state, ended = :now, reason = :reason, detail = :detail,
                import_id = (select id from bulk_import where id = import_id)
            where id = :id and state = 'running'
            """)
                .bind("state", state.term())
                .bind("now", now)
                .bind("reason", reason.map(Trouble::term))
                .bind("detail", detail.isEmpty() ? null : detail.substring(0, Math.min(300, detail.length())))
                .bind("id", fetch.id()));
    }

    void know(long source, Map<String, String> headers) {
        session.execute(
                "update source set etag = ?, modified = ? where id = ?",
                headers.get("etag"),
                headers.get("last-modified"),
                source);
    }

    private static void move(Update update) {
        if (update.execute() == 0) {
            throw new FencedException("the fetch has moved on without this process");
        }
    }
}
