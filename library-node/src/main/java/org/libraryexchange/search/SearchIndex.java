package org.libraryexchange.search;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.libraryexchange.database.Copying;
import org.postgresql.PGStatement;

/**
 * The projection in PostgreSQL. A piece is taken out and copied in by one transaction, which moves the position at its end,
 * if nobody else has moved it meanwhile; else nothing of it stays. Items are read while they are copied, so that this
 * process and the database work side by side and only one of them is in memory.
 */
final class SearchIndex {

    /**
     * A crash may lose the last transactions, but an item only together with the position that says it is there. A process
     * that is frozen within a transaction keeps its successor waiting until the database ends that.
     */
    static final String SETUP = """
            SET jit = off; SET work_mem = '16MB'; SET synchronous_commit = off;
            SET statement_timeout = '15s'; SET idle_in_transaction_session_timeout = '15s'
            """;

    private static final int MANY = 10_000;

    private final Connection session;
    private final KnownWords known = new KnownWords();
    private boolean unsettled;

    SearchIndex(Connection session) {
        this.session = session;
    }

    /** Whether the projection was made by reading text in another way. */
    boolean isOutdated(int reading) throws SQLException {
        return number("select count(*) from search_state where reading <> " + reading) > 0;
    }

    /** Whether so much is to be done that making the projection anew takes less time than adding to it. */
    boolean isFarBehind() throws SQLException {
        long behind = number("""
                select count(*) from (select from search_position position join item using (owner)
                    where item.sequence > position.sequence limit %d) behind
                """.formatted(MANY));
        return behind == MANY && number("select count(*) from search_item") < number("""
                        select count(*) from search_position position join item using (owner)
                        where item.sequence > position.sequence
                        """);
    }

    private long number(String query) throws SQLException {
        try (Statement statement = session.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    /**
     * How far the projection is.
     *
     * @param place in an owner's log
     * @param newest place that an item of the owner has
     */
    record Reached(long place, long newest) {

        long behind() {
            return Math.max(0, newest - place);
        }
    }

    /** How far it is in each owner's log. */
    Map<String, Reached> reached() throws SQLException {
        Map<String, Reached> reached = new TreeMap<>();
        try (PreparedStatement statement = session.prepareStatement("""
                        select owner, sequence,
                            coalesce((select max(sequence) from item where item.owner = position.owner), 0)
                        from search_position position
                        """);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                reached.put(row.getString(1), new Reached(row.getLong(2), row.getLong(3)));
            }
        }
        return reached;
    }

    /** Makes sure that the logs of these owners are followed. */
    void follow(Collection<String> owners) throws SQLException {
        try (PreparedStatement statement = session.prepareStatement(
                "insert into search_position (owner) select unnest(?) on conflict do nothing")) {
            statement.setArray(1, session.createArrayOf("text", owners.toArray()));
            statement.executeUpdate();
        }
    }

    /** Puts in what a log holds between two places; nothing if another one has done so already. */
    void put(Piece piece, String owner, long from, long to) throws SQLException {
        put(piece, () -> {
            try (PreparedStatement statement = session.prepareStatement(
                    "update search_position set sequence = ? where owner = ? and sequence = ?")) {
                statement.setLong(1, to);
                statement.setString(2, owner);
                statement.setLong(3, from);
                return statement.executeUpdate() == 1;
            }
        });
    }

    /**
     * Puts in what notes were about; nothing if another one has done so already. A note is there as long as nobody has dealt
     * with it, and another one for whatever happens after it.
     */
    void put(Piece piece, List<Long> notes) throws SQLException {
        put(piece, () -> {
            try (PreparedStatement statement =
                    session.prepareStatement("delete from search_pending where stamp = any(?)")) {
                statement.setArray(1, session.createArrayOf("bigint", notes.toArray()));
                return statement.executeUpdate() > 0;
            }
        });
    }

    /** What is put in, and what is taken out. */
    record Piece(List<SearchedItem> items, List<SearchedItem> removed) {

        /** This piece, with more taken out. */
        Piece without(List<SearchedItem> more) {
            return new Piece(
                    items, Stream.concat(removed.stream(), more.stream()).toList());
        }
    }

    /** Marks a piece as done, and says whether it was still to be done. */
    @FunctionalInterface
    private interface Completion {
        boolean complete() throws SQLException;
    }

    private void put(Piece piece, Completion completion) throws SQLException {
        // Nothing is rolled back where this fails: then the session is closed.
        session.setAutoCommit(false);
        remove(piece);
        Set<String> words = copy(piece.items(), "search_item");
        if (completion.complete()) {
            learn(words);
            session.commit();
            unsettled = true;
        } else {
            session.rollback();
        }
        session.setAutoCommit(true);
    }

    private void remove(Piece piece) throws SQLException {
        List<SearchedItem> all =
                Stream.concat(piece.items().stream(), piece.removed().stream()).toList();
        try (PreparedStatement statement = session.prepareStatement("""
                delete from search_item using unnest(?::uuid[], ?::text[]) as piece (id, owner)
                where search_item.id = piece.id and search_item.owner = piece.owner
                """)) {
            // Planned anew each time: a plan that was made for a small table, and is kept, reads all of one that has
            // grown.
            statement.unwrap(PGStatement.class).setPrepareThreshold(0);
            statement.setArray(
                    1,
                    session.createArrayOf(
                            "uuid", all.stream().map(SearchedItem::id).toArray()));
            statement.setArray(
                    2,
                    session.createArrayOf(
                            "text", all.stream().map(SearchedItem::owner).toArray()));
            statement.executeUpdate();
        }
    }

    /** Copies items into a table like the projection, and returns the words that stand in them. */
    Set<String> copy(List<SearchedItem> items, String table) throws SQLException {
        Set<String> words = new HashSet<>();
        Copying.into(
                session,
                table + " (" + EntryRows.COLUMNS + ")",
                rows -> items.forEach(item -> {
                    SearchEntry entry = EntryReader.read(item);
                    EntryRows.write(entry, rows);
                    words.addAll(entry.terms().words());
                }));
        return words;
    }

    /**
     * Sorts in what PostgreSQL has added to the index of words unsorted, up to 4 MB: until then each search reads through all
     * of it. For when there is nothing to put in; does nothing if nothing was put in since the last time.
     */
    void settle() throws SQLException {
        if (unsettled) {
            number("select gin_clean_pending_list('search_item_terms')");
            unsettled = false;
        }
    }

    /** Remembers words, so that they can be proposed. */
    void learn(Set<String> words) throws SQLException {
        Set<String> unknown = known.newOf(words);
        if (unknown.isEmpty()) {
            return;
        }
        Array array = session.createArrayOf("text", unknown.toArray());
        try (PreparedStatement statement =
                session.prepareStatement("insert into search_word select unnest(?) on conflict do nothing")) {
            statement.setArray(1, array);
            statement.executeUpdate();
        }
    }
}
