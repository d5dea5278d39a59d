package org.libraryexchange.search;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads the catalogue for the index, row by row, since a few hundred of the largest documents would fill the memory. */
final class SearchedItems {

    private static final int MOST_ITEMS = 500;
    private static final int ITEMS_A_FETCH = 20;
    private static final int STATES_A_FETCH = 1_000;

    private static final String ITEM = "id, owner, kind, status, languages, updated, sequence, sha256, document";

    private final Connection session;

    /**
     * @param session in a transaction, since only in one the driver fetches rows as they are asked for
     */
    SearchedItems(Connection session) {
        this.session = session;
    }

    /** Takes what was read. */
    @FunctionalInterface
    interface Taking<T> {
        void take(T read) throws SQLException, IOException;
    }

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
    record State(Row row, long sequence, byte[] sha256) {}

    /** The last place in each owner's log that has an item. */
    Map<String, Long> newest(Collection<String> owners) throws SQLException {
        Map<String, Long> newest = new HashMap<>();
        try (PreparedStatement statement = session.prepareStatement("""
                        select owner, (select coalesce(max(sequence), 0) from item where item.owner = owners.owner)
                        from unnest(?) as owners (owner)
                        """)) {
            statement.setArray(1, session.createArrayOf("text", owners.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    newest.put(row.getString(1), row.getLong(2));
                }
            }
        }
        return newest;
    }

    /** The first transaction that may still be at work; the notes of those before it are all there. */
    long firstAtWork() throws SQLException {
        try (Statement statement = session.createStatement();
                ResultSet row =
                        statement.executeQuery("select pg_snapshot_xmin(pg_current_snapshot())::text::bigint")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Reads items behind a place in an owner's log, a limited number. */
    void after(String owner, long place, Taking<SearchedItem> taking) throws SQLException, IOException {
        String query = "select %s from item where owner = ? and sequence > ? order by sequence limit %d"
                .formatted(ITEM, MOST_ITEMS);
        try (PreparedStatement statement = session.prepareStatement(query)) {
            statement.setString(1, owner);
            statement.setLong(2, place);
            items(statement, taking);
        }
    }

    /**
     * A note about a row.
     *
     * @param removedFrom the place in the log that it has left, which another may take; otherwise the last of all
     */
    record Note(Row row, long removedFrom) {}

    /** The notes of transactions, from one on and before another. */
    List<Note> noted(long from, long before) throws SQLException {
        List<Note> noted = new ArrayList<>();
        try (PreparedStatement statement = session.prepareStatement("""
                        select id, owner, coalesce(min(removed_from), %d) from item_note
                        where noted_by >= cast(cast(? as text) as xid8) and noted_by < cast(cast(? as text) as xid8)
                        group by id, owner
                        """.formatted(Long.MAX_VALUE))) {
            statement.setLong(1, from);
            statement.setLong(2, before);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    noted.add(new Note(new Row(row.getObject(1, UUID.class), row.getString(2)), row.getLong(3)));
                }
            }
        }
        return noted;
    }

    /** How many notes there are of transactions from one on. */
    long notes(long from) throws SQLException {
        try (PreparedStatement statement = session.prepareStatement(
                "select count(*) from item_note where noted_by >= cast(cast(? as text) as xid8)")) {
            statement.setLong(1, from);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** Reads the items of some rows; those that are no more are left out. */
    void of(List<Row> rows, Taking<SearchedItem> taking) throws SQLException, IOException {
        String query = """
                select %s from item join unnest(?::uuid[], ?::text[]) as wanted (id, owner) using (id, owner)
                """.formatted(ITEM);
        try (PreparedStatement statement = session.prepareStatement(query)) {
            statement.setArray(
                    1, session.createArrayOf("uuid", rows.stream().map(Row::id).toArray()));
            statement.setArray(
                    2,
                    session.createArrayOf("text", rows.stream().map(Row::owner).toArray()));
            items(statement, taking);
        }
    }

    /** Reads the state of all rows that are to be found. */
    void states(Taking<State> taking) throws SQLException, IOException {
        try (PreparedStatement statement = session.prepareStatement(
                "select id, owner, coalesce(sequence, 0), sha256 from item where status <> 'erased'")) {
            statement.setFetchSize(STATES_A_FETCH);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    taking.take(new State(
                            new Row(row.getObject(1, UUID.class), row.getString(2)), row.getLong(3), row.getBytes(4)));
                }
            }
        }
    }

    private static void items(PreparedStatement statement, Taking<SearchedItem> taking)
            throws SQLException, IOException {
        statement.setFetchSize(ITEMS_A_FETCH);
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                taking.take(new SearchedItem(
                        row.getObject("id", UUID.class),
                        row.getString("owner"),
                        row.getString("kind"),
                        row.getString("status"),
                        List.of((String[]) row.getArray("languages").getArray()),
                        row.getObject("updated", OffsetDateTime.class).toInstant(),
                        row.getLong("sequence"),
                        row.getBytes("sha256"),
                        row.getString("document")));
            }
        }
    }
}
