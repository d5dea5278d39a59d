package org.libraryexchange.catalogue.sources;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.libraryexchange.catalogue.imports.SpooledRows;
import org.libraryexchange.catalogue.sources.RecordReader.SourceRecord;
import org.libraryexchange.catalogue.sources.Source.Added;
import org.libraryexchange.catalogue.sources.SourceFetch.Counts;
import org.libraryexchange.json.StrictJson;

/** Turns the records of an answer into rows of an import, some at a time, in the transaction that notes the answer. */
final class PageWriter {

    private static final int AT_A_TIME = 500;

    private final Handle session;
    private final Added source;
    private final SourceFetch fetch;
    private final OwnRecords others;
    private final SpooledRows rows;
    private final SourceMapping.Reader reader;
    private final Map<String, Row> waiting = new LinkedHashMap<>();
    private final Set<String> skipped = new HashSet<>();
    private long records;
    private long taken;
    private long repeated;
    private long own;
    private long removed;
    private long deleted;
    private long unusable;

    PageWriter(Handle session, Added source, SourceFetch fetch, OwnRecords others) {
        this.session = session;
        this.source = source;
        this.fetch = fetch;
        this.others = others;
        this.rows = new SpooledRows(session, fetch.importId().orElseThrow(), fetch.bytes());
        this.reader = source.source()
                .mapping()
                .reader(source.source().kind(), source.source().scheme());
    }

    private record Row(ObjectNode document, boolean isDeleted) {}

    /** What is known of a record that has not come before in this fetch. */
    private record Known(boolean held, boolean wasWithdrawn) {}

    void take(SourceRecord found) {
        records++;
        Optional<ObjectNode> document = reader.document(found.cells());
        Optional<String> identifier = document.map(SourceMapping::identifier);
        if (others.has(found.cells())) {
            own++;
            identifier.ifPresent(skipped::add);
        } else if (identifier.isEmpty() && found.isDeleted()) {
            // Where another part of records identifies them, a deleted one has lost it, and counts as missing.
            deleted++;
        } else if (identifier.isEmpty()) {
            unusable++;
        } else if (waiting.putIfAbsent(identifier.get(), new Row(document.orElseThrow(), found.isDeleted())) != null) {
            repeated++;
        }
        if (waiting.size() + skipped.size() >= AT_A_TIME) {
            write();
        }
    }

    /** Stores what is left. Returns how many bytes the rows have by now. */
    long end() {
        write();
        return rows.keep();
    }

    Counts counts() {
        return new Counts(records, taken, repeated, own, removed, deleted, unusable);
    }

    private void write() {
        Map<String, Known> known = note();
        Set<String> holders = holders(known.keySet());
        waiting.forEach((identifier, row) -> {
            Known of = known.get(identifier);
            if (of == null) {
                repeated++;
            } else if (row.isDeleted()) {
                deleted++;
            } else if (of.held() && !holders.contains(identifier)) {
                removed++;
            } else {
                taken++;
                rows.add(line(row.document(), of.wasWithdrawn()));
            }
        });
        waiting.clear();
        noteSkipped();
    }

    /** A record that has come to name a city is skipped, but not missing. */
    private void noteSkipped() {
        session.createUpdate(
                        "update source_record set seen = :fetch where source_id = :source and value = any(:values)")
                .bind("fetch", fetch.id())
                .bind("source", source.id())
                .bindArray("values", String.class, skipped)
                .execute();
        skipped.clear();
    }

    /** What a source has withdrawn itself comes back with its record; what people have withdrawn does not. */
    private static byte[] line(ObjectNode document, boolean wasWithdrawn) {
        document.remove("status");
        if (wasWithdrawn) {
            document.put("status", "published");
        }
        try {
            return (StrictJson.mapper().writeValueAsString((JsonNode) document) + "\n")
                    .getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a document is plain", e);
        }
    }

    /** Notes that the records have come, and returns those that have not come before in this fetch. */
    private Map<String, Known> note() {
        Map<String, Known> known = new HashMap<>();
        session.createQuery("""
            with came as (
                select value, deleted from unnest(:values, :deleted) as came (value, deleted)),
            before as (
                select value, held,
            """ + FetchStore.IS_WITHDRAWN + """
                as was_withdrawn from source_record record join source on source.id = source_id
                where source_id = :source and value = any(:values)),
            noted as (
                insert into source_record as known (source_id, value, seen, gone)
                select :source, value, :fetch, case when deleted then :fetch end from came
                on conflict on constraint source_record_pk do update set
                    seen = excluded.seen, gone = excluded.gone
                where known.seen <> excluded.seen
                returning value)
            select noted.value, coalesce(held, false) as held, coalesce(was_withdrawn, false) as was_withdrawn
            from noted left join before using (value)
            """)
                .bindArray("values", String.class, waiting.keySet())
                .bindArray(
                        "deleted",
                        Boolean.class,
                        waiting.values().stream().map(Row::isDeleted).toList())
                .bind("source", source.id())
                .bind("fetch", fetch.id())
                .map((row, context) -> Map.entry(
                        row.getString("value"), new Known(row.getBoolean("held"), row.getBoolean("was_withdrawn"))))
                .forEach(entry -> known.put(entry.getKey(), entry.getValue()));
        return known;
    }

    private Set<String> holders(Collection<String> identifiers) {
        return session.createQuery("select value from own_identifier where scheme = :scheme and value = any(:values)")
                .bind("scheme", source.source().scheme())
                .bindArray("values", String.class, identifiers)
                .mapTo(String.class)
                .toCollection(HashSet::new);
    }
}
