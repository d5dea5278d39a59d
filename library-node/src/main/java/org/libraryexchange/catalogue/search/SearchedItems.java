package org.libraryexchange.catalogue.search;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.result.ResultIterator;
import org.jdbi.v3.core.statement.Query;
import org.libraryexchange.item.Status;

/**
 * Reads the catalogue for the index, row by row, since a few hundred of the largest documents would fill the memory.
 *
 * @param handle in a transaction, since only in one the driver fetches rows as they are asked for
 * @param owners whose logs are followed
 */
record SearchedItems(Handle handle, Collection<String> owners) {

    private static final int MOST_ITEMS = 500;
    private static final int ITEMS_A_FETCH = 20;
    private static final int STATES_A_FETCH = 1_000;

    private static final String ITEM =
            "select id, owner, kind, status, languages, updated, coalesce(sequence, 0) as sequence, sha256, document"
                    + " from item ";

    private static final String NEWEST =
            " (select coalesce(max(sequence), 0) from item where item.owner = owners.owner) ";

    /** A row of the catalogue. */
    record Row(UUID id, String owner) {

        String key() {
            return Fields.key(id, owner);
        }
    }

    /**
     * A row as it stands in the catalogue.
     *
     * @param sequence place in the owner's log; 0 for a draft
     * @param sha256 of the document
     */
    record State(UUID id, String owner, long sequence, byte[] sha256) {

        Row row() {
            return new Row(id, owner);
        }
    }

    /**
     * A note about a row.
     *
     * @param removedFrom the place in the log that it has left, which another may take; otherwise the last of all
     */
    record Note(UUID id, String owner, long removedFrom) {

        Row row() {
            return new Row(id, owner);
        }
    }

    private record Last(String owner, long place) {}

    /** The last place in each owner's log that has an item. */
    Map<String, Long> newest() {
        return handle.createQuery("select owner, " + NEWEST + " as place from unnest(:owners) as owners (owner)")
                .bind("owners", owners.toArray(String[]::new))
                .map(ConstructorMapper.of(Last.class))
                .collectToMap(Last::owner, Last::place);
    }

    /** How many places of the city's own log are still to be sent, without those that wait for its night. */
    long toBeSent() {
        return handle.createQuery("""
                        select least(sequence, coalesce(released_sequence, sequence)) - sent_sequence
                        from own_log, publication
                        """).mapTo(Long.class).one();
    }

    /**
     * How many places of the logs and notes an index lacks. That may be more than there are items: one that changed twice is
     * there once.
     */
    long behind(IndexPosition position) {
        return handle.createQuery("""
                        select sum(greatest(0, %s - place)) + (select count(*) from item_note where %s)
                        from unnest(:owners, :places) as owners (owner, place)
                        """.formatted(NEWEST, "noted_by >= cast(cast(:notes as text) as xid8)"))
                .bind("owners", owners.toArray(String[]::new))
                .bind("places", owners.stream().map(position::place).toArray(Long[]::new))
                .bind("notes", position.notes())
                .mapTo(Long.class)
                .one();
    }

    /** The first transaction that may still be at work; the notes of those before it are all there. */
    long firstAtWork() {
        return handle.createQuery("select cast(cast(pg_snapshot_xmin(pg_current_snapshot()) as text) as bigint)")
                .mapTo(Long.class)
                .one();
    }

    /**
     * Items behind a place in an owner's log, a limited number. They are ordered by the column: by the value that is read,
     * PostgreSQL would sort the whole log each time.
     */
    ResultIterator<SearchedItem> after(String owner, long place) {
        return items(handle.createQuery(
                        ITEM + "where owner = :owner and sequence > :place order by item.sequence limit :most")
                .bind("owner", owner)
                .bind("place", place)
                .bind("most", MOST_ITEMS));
    }

    /** The notes of transactions, from one on and before another. */
    List<Note> noted(long from, long before) {
        return handle.createQuery("""
                        select id, owner, coalesce(min(removed_from), :last) as removed_from from item_note
                        where noted_by >= cast(cast(:from as text) as xid8)
                        and noted_by < cast(cast(:before as text) as xid8)
                        group by id, owner
                        """)
                .bind("last", Long.MAX_VALUE)
                .bind("from", from)
                .bind("before", before)
                .map(ConstructorMapper.of(Note.class))
                .list();
    }

    /** The items of some rows, without those that are no more. */
    ResultIterator<SearchedItem> of(List<Row> rows) {
        return items(handle.createQuery(ITEM + "join unnest(:ids, :owners) as wanted (id, owner) using (id, owner)")
                .bind("ids", rows.stream().map(Row::id).toArray(UUID[]::new))
                .bind("owners", rows.stream().map(Row::owner).toArray(String[]::new)));
    }

    /** The state of all rows that are to be found. */
    ResultIterator<State> states() {
        return handle.createQuery(
                        "select id, owner, coalesce(sequence, 0) as sequence, sha256 from item where status <> 'erased'")
                .setFetchSize(STATES_A_FETCH)
                .map(ConstructorMapper.of(State.class))
                .iterator();
    }

    private static ResultIterator<SearchedItem> items(Query query) {
        return query.setFetchSize(ITEMS_A_FETCH)
                .map(ConstructorMapper.of(SearchedItem.class))
                .iterator();
    }

    /**
     * A row of the catalogue that is to be found.
     *
     * @param sequence place in the owner's log; 0 for a draft
     * @param sha256 of the document
     * @param document as it is stored, also where a byte of it is damaged
     */
    record SearchedItem(
            UUID id,
            String owner,
            String kind,
            String status,
            List<String> languages,
            Instant updated,
            long sequence,
            byte[] sha256,
            byte[] document) {

        boolean isToBeFound() {
            return !status.equals(Status.ERASED.term());
        }
    }
}
