package org.libraryexchange.rejected;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.libraryexchange.database.LogDatabase;

/** Reads rejected records. */
@ApplicationScoped
public class RejectedRepository {

    /** A page ends early at about this many bytes, because strangers decide how large rejected records are. */
    private static final long MOST_BYTES = 4L * 1024 * 1024;

    static final String ROWS = """
            select id, owner, topic, record_offset as "offset", record_time as time, item_id, sequence, bytes, whole_bytes,
                encode(whole_sha256, 'hex') as whole_sha256, reason, detail, rejected, purged, state, settled, settled_by,
                note
            from rejected_record
            """;

    private final LogDatabase database;

    RejectedRepository(LogDatabase database) {
        this.database = database;
    }

    /** A page of records, in the order of their rejection, which also says whether more follow. */
    @Transactional
    public RejectedPage page(RejectedQuery query) {
        List<RejectedRow> rows = rows(query);
        List<RejectedRow> shown = rows.subList(0, fitting(rows, query.limit()));
        Map<Long, Original> originals = originals(shown);
        return new RejectedPage(
                shown.stream()
                        .map(row -> RejectedRecord.of(row, originals.get(row.id())))
                        .toList(),
                shown.size() < rows.size());
    }

    private static int fitting(List<RejectedRow> rows, int limit) {
        int fitting = 0;
        long bytes = 0;
        while (fitting < Math.min(limit, rows.size()) && bytes < MOST_BYTES) {
            RejectedRow next = rows.get(fitting);
            bytes += next.isGiant() ? 0 : next.size().bytes();
            fitting++;
        }
        return fitting;
    }

    /** Reads one row more than a page has, to see whether more follow. */
    private List<RejectedRow> rows(RejectedQuery query) {
        return database.withHandle(handle -> handle.createQuery(ROWS + """
                        where id > :after and (:anyState or state = any(:states)) and (:anyPartner or owner = :partner)
                        order by id limit :most
                        """)
                .bind("after", query.after())
                .bind("anyState", query.states().isEmpty())
                .bindArray(
                        "states",
                        String.class,
                        query.states().stream().map(RejectedState::term).toList())
                .bind("anyPartner", query.partner().isEmpty())
                .bind("partner", query.partner().orElse(null))
                .bind("most", query.limit() + 1)
                .map(ConstructorMapper.of(RejectedRow.class))
                .list());
    }

    private record Kept(long id, byte[] key, byte[] value, byte[] headers) {

        Original original() {
            return new Original(key, value, headers);
        }
    }

    /** The original records, by the id of the row. */
    private Map<Long, Original> originals(Collection<RejectedRow> rows) {
        Map<Long, Original> originals = new HashMap<>();
        rows.forEach(row -> originals.put(row.id(), Original.WITHHELD));
        database.useHandle(handle -> handle.createQuery("""
                        select id, key, value, headers from rejected_record where id = any(:ids) and bytes <= :most
                        """)
                .bindArray("ids", Long.class, originals.keySet())
                .bind("most", Original.MOST_BYTES)
                .map(ConstructorMapper.of(Kept.class))
                .forEach(kept -> originals.put(kept.id(), kept.original())));
        return originals;
    }

    /** The original record; {@link Original#WITHHELD} if it is too large. */
    Original original(RejectedRow row) {
        return originals(List.of(row)).get(row.id());
    }

    /**
     * A piece of a value.
     *
     * @param from index of its first byte, starting at 0
     * @return empty if there is no such record or value; no bytes after the value's end
     */
    @Transactional
    public Optional<byte[]> piece(long id, long from, int most) {
        return database.withHandle(handle -> handle.createQuery("""
                        select substring(value, cast(:from as int), cast(:most as int)) from rejected_record
                        where id = :id and value is not null
                        """)
                .bind("from", from + 1)
                .bind("most", most)
                .bind("id", id)
                .mapTo(byte[].class)
                .findOne());
    }

    @Transactional
    public Optional<RejectedRecord> read(long id) {
        return database.withHandle(handle -> handle.createQuery(ROWS + "where id = :id")
                        .bind("id", id)
                        .map(ConstructorMapper.of(RejectedRow.class))
                        .findOne())
                .map(row -> RejectedRecord.of(row, original(row)));
    }

    /**
     * A page of records.
     *
     * @param more whether others follow
     */
    public record RejectedPage(List<RejectedRecord> records, boolean more) {

        /** The id of the page's last record. */
        public long last() {
            return records.get(records.size() - 1).id();
        }
    }
}
