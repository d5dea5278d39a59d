package org.libraryexchange.search;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads the catalogue for the projection, in pieces that fit into memory. */
final class SearchedItems {

    private static final int MOST_ITEMS = 500;
    private static final int MOST_CHARACTERS = 4 * 1024 * 1024;
    private static final int ROWS_A_FETCH = 20;

    private static final String COLUMNS = "id, owner, kind, status, languages, updated, document";

    private final Connection session;

    SearchedItems(Connection session) {
        this.session = session;
    }

    /**
     * Items behind a place in an owner's log.
     *
     * @param last place of the last of them, or the one asked for if there are none
     */
    record Piece(List<SearchedItem> items, long last) {}

    Piece after(String owner, long sequence) throws SQLException {
        String query = "select %s, sequence from item where owner = ? and sequence > ? order by sequence limit %d"
                .formatted(COLUMNS, MOST_ITEMS);
        try (Reading reading = new Reading(query);
                PreparedStatement statement = reading.statement) {
            statement.setString(1, owner);
            statement.setLong(2, sequence);
            List<SearchedItem> items = new ArrayList<>();
            long last = sequence;
            try (ResultSet row = statement.executeQuery()) {
                for (long read = 0; read < MOST_CHARACTERS && row.next(); ) {
                    items.add(item(row));
                    last = row.getLong("sequence");
                    read += row.getString("document").length();
                }
            }
            return new Piece(items, last);
        }
    }

    /**
     * Rows that changed outside of the logs.
     *
     * @param stamps of the notes, to be removed with what becomes of them
     * @param gone of which there is nothing any more, each as id and owner
     */
    record Noted(List<Long> stamps, List<SearchedItem> items, List<SearchedItem> gone) {}

    Noted noted() throws SQLException {
        String query = """
                select stamp, note.id, note.owner, kind, status, languages, updated, document
                from (select * from search_pending order by stamp limit %d) note left join item using (id, owner)
                order by stamp
                """.formatted(MOST_ITEMS);
        try (Reading reading = new Reading(query);
                ResultSet row = reading.statement.executeQuery()) {
            Noted noted = new Noted(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            for (long read = 0; read < MOST_CHARACTERS && row.next(); ) {
                noted.stamps.add(row.getLong("stamp"));
                SearchedItem item = item(row);
                (item.document() == null ? noted.gone : noted.items).add(item);
                read += item.document() == null ? 0 : item.document().length();
            }
            return noted;
        }
    }

    static SearchedItem item(ResultSet row) throws SQLException {
        java.sql.Array languages = row.getArray("languages");
        OffsetDateTime updated = row.getObject("updated", OffsetDateTime.class);
        return new SearchedItem(
                row.getObject("id", UUID.class),
                row.getString("owner"),
                row.getString("kind"),
                row.getString("status"),
                languages == null ? List.of() : List.of((String[]) languages.getArray()),
                updated == null ? null : updated.toInstant(),
                row.getString("document"));
    }

    /** A transaction, since only in one the driver fetches rows as they are asked for. */
    private final class Reading implements AutoCloseable {
        private final PreparedStatement statement;

        private Reading(String query) throws SQLException {
            session.setAutoCommit(false);
            statement = session.prepareStatement(query);
            statement.setFetchSize(ROWS_A_FETCH);
        }

        @Override
        public void close() throws SQLException {
            statement.close();
            session.commit();
            session.setAutoCommit(true);
        }
    }
}
