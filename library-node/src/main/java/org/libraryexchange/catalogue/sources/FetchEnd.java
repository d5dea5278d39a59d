package org.libraryexchange.catalogue.sources;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.libraryexchange.catalogue.imports.ImportRequest;
import org.libraryexchange.catalogue.imports.SpooledRows;
import org.libraryexchange.catalogue.sources.Source.Added;
import org.libraryexchange.json.StrictJson;

/**
 * Ends a fetch whose answers have all come: decides what missing records mean, and begins the imports. Withdrawals have an
 * import of their own, so that new rows need not wait for somebody to approve them.
 */
record FetchEnd(Handle session, Added source, SourceFetch fetch, Instant now) {

    /** With fewer records, most of them may well be new. */
    private static final int FEW = 10;

    /** What would be withdrawn: once, unless its import came to nothing, and only if its item is still published. */
    private static final String DUE = """
        from source_record record
        join own_identifier holder on holder.scheme = :scheme and holder.value = record.value
        join item on item.id = holder.item_id and item.owner = holder.owner and item.status = 'published'
        left join bulk_import before on before.id = record.withdrawal_id
        where record.source_id = :source and (record.gone is not null or record.missed >= :after)
            and (record.withdrawal_id is null or before.state in ('held', 'failed', 'superseded'))
        """;

    /**
     * How this fetch compares with what was known.
     *
     * @param came records that it had
     * @param held records that have items
     * @param lost those of them that it did not have
     * @param added records that it had and that have no items
     */
    private record Comparison(long came, long held, long lost, long added) {

        private Optional<Trouble> trouble() {
            if (came == 0 && held > 0) {
                return Optional.of(Trouble.EMPTY);
            }
            return held >= FEW && lost * 2 > held && added * 2 > came ? Optional.of(Trouble.RENAMED) : Optional.empty();
        }

        private boolean isFewer() {
            return held >= FEW && lost * 2 > held;
        }
    }

    /** Ends it. Returns why nothing of it counts, if nothing does. */
    Optional<Trouble> run() {
        Optional<Trouble> note = Optional.of(Trouble.INCOMPLETE).filter(it -> fetch.lacksRecords() && !fetch.trusted());
        if (fetch.complete() && !fetch.trusted()) {
            Comparison comparison = compare();
            Optional<Trouble> trouble = comparison.trouble();
            if (trouble.isPresent()) {
                return trouble;
            }
            if (note.isEmpty() && comparison.isFewer()) {
                note = Optional.of(Trouble.FEWER);
            } else if (note.isEmpty() && fetch.counts().unusable() > 0) {
                note = Optional.of(Trouble.UNREADABLE);
            }
        }
        countMissing(fetch.complete() && note.isEmpty());
        if (fetch.counts().rows() > 0) {
            rows(fetch.importId().orElseThrow(), fetch.bytes())
                    .begin(request(), source.source().name(), now);
        }
        FetchStore fetches = new FetchStore(session);
        fetches.forgetWithdrawals(source.id());
        withdraw();
        fetches.finish(fetch, note, now);
        return Optional.empty();
    }

    private SpooledRows rows(long id, long bytes) {
        return new SpooledRows(session, id, bytes);
    }

    private ImportRequest request() {
        return source.source().request(source.id());
    }

    private Comparison compare() {
        return session.createQuery("""
            select count(*) filter (where seen = :fetch) as came, count(*) filter (where held) as held,
                count(*) filter (where held and seen <> :fetch) as lost,
                count(*) filter (where not held and seen = :fetch) as added
            from source_record where source_id = :source and withdrawal_id is null
            """)
                .bind("fetch", fetch.id())
                .bind("source", source.id())
                .map((row, context) -> new Comparison(
                        row.getLong("came"), row.getLong("held"), row.getLong("lost"), row.getLong("added")))
                .one();
    }

    private void countMissing(boolean missingCounts) {
        session.createUpdate("""
            update source_record set missed = case when seen = :fetch then 0 else missed + 1 end
            where source_id = :source and (seen = :fetch and missed > 0 or seen <> :fetch and :counts)
            """)
                .bind("fetch", fetch.id())
                .bind("source", source.id())
                .bind("counts", missingCounts)
                .execute();
    }

    private void withdraw() {
        long id = SpooledRows.nextId(session);
        SpooledRows withdrawals = rows(id, 0);
        long count = due("update source_record set withdrawal_id = :import where source_id = :source and value in "
                        + "(select record.value " + DUE + ") returning value")
                .bind("import", id)
                .mapTo(String.class)
                .stream()
                .peek(value -> withdrawals.add(line(value)))
                .count();
        // What waited for a decision is in the new import too, if it is still to be withdrawn.
        session.execute("""
            update bulk_import set state = 'superseded', ended = ?, reason = 'the source was asked again'
            where source_id = ? and state = 'held'
            """, now, source.id());
        if (count > 0) {
            withdrawals.begin(request(), source.source().name(), now);
            session.execute(
                    "update source_fetch set withdrawal_id = ?, withdrawals = ? where id = ?", id, count, fetch.id());
        }
    }

    private Query due(String sql) {
        return session.createQuery(sql)
                .bind("scheme", source.source().scheme())
                .bind("source", source.id())
                .bind("after", source.source().withdrawAfter().orElse(Integer.MAX_VALUE));
    }

    private byte[] line(String value) {
        var document = StrictJson.mapper().createObjectNode().put("status", "withdrawn");
        document.putArray("identifiers")
                .addObject()
                .put("scheme", source.source().scheme())
                .put("value", value);
        return (document + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
