package org.libraryexchange.search;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.libraryexchange.log.Copying;

/**
 * The projection in PostgreSQL. A piece is staged by COPY; then one statement puts it in place and moves the position, if
 * nobody else has moved it meanwhile.
 */
final class SearchIndex {

    static final String SETUP = """
            SET jit = off; SET work_mem = '16MB'; SET statement_timeout = '15s';
            CREATE TEMPORARY TABLE staged_search (LIKE search_item);
            CREATE TEMPORARY TABLE staged_removal (id uuid, owner text)
            """;

    private static final String PUT = """
            with batch as (delete from staged_search returning *),
            removal as (delete from staged_removal returning *),
            %s,
            removed as (
                delete from search_item using removal, right_to
                where search_item.id = removal.id and search_item.owner = removal.owner)
            insert into search_item (%2$s)
            select %2$s from batch, right_to
            on conflict (id, owner) do update set
                kind = excluded.kind, status = excluded.status, languages = excluded.languages,
                subjects = excluded.subjects, updated = excluded.updated, days = excluded.days,
                first_day = excluded.first_day, last_day = excluded.last_day, place = excluded.place,
                title_en = excluded.title_en, title_zh = excluded.title_zh, terms = excluded.terms
            """;

    private static final String PUT_FROM_LOG = PUT.formatted(
            "right_to as (update search_position set sequence = ? where owner = ? and sequence = ? returning 1)",
            EntryRows.COLUMNS);

    /** A note is there as long as nobody has dealt with it, and another one for whatever happens after it. */
    private static final String PUT_NOTED = PUT.formatted(
            "dealt as (delete from search_pending where stamp = any(?) returning 1),"
                    + " right_to as (select from dealt limit 1)",
            EntryRows.COLUMNS);

    private static final int ROWS_BEFORE_TRUNCATE = 4_000;
    private static final int MANY = 50_000;

    private final Connection session;
    private int rowsSinceTruncate;

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
        return behind == MANY && number("select count(*) from search_item") < 2 * number("""
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

    /** The owners whose logs are ahead of the projection, each with the projection's place. */
    Map<String, Long> behind() throws SQLException {
        Map<String, Long> behind = new TreeMap<>();
        try (Statement statement = session.createStatement();
                ResultSet row = statement.executeQuery("""
                        select owner, sequence from search_position position where exists (
                            select from item where item.owner = position.owner and item.sequence > position.sequence)
                        """)) {
            while (row.next()) {
                behind.put(row.getString(1), row.getLong(2));
            }
        }
        return behind;
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
        stage(piece);
        try (PreparedStatement statement = session.prepareStatement(PUT_FROM_LOG)) {
            statement.setLong(1, to);
            statement.setString(2, owner);
            statement.setLong(3, from);
            statement.executeUpdate();
        }
        emptyNowAndThen(piece);
    }

    /** Puts in what notes were about; nothing if another one has done so already. */
    void put(Piece piece, List<Long> notes) throws SQLException {
        stage(piece);
        try (PreparedStatement statement = session.prepareStatement(PUT_NOTED)) {
            statement.setArray(1, session.createArrayOf("bigint", notes.toArray()));
            statement.executeUpdate();
        }
        emptyNowAndThen(piece);
    }

    /** What is put in, and what is taken out. */
    record Piece(List<SearchEntry> entries, List<SearchedItem> removed) {}

    private void stage(Piece piece) throws SQLException {
        Copying.into(
                session,
                "staged_search (" + EntryRows.COLUMNS + ")",
                rows -> piece.entries().forEach(entry -> EntryRows.write(entry, rows)));
        if (!piece.removed().isEmpty()) {
            Copying.into(
                    session,
                    "staged_removal",
                    rows -> piece.removed()
                            .forEach(item -> rows.row(2).uuid(item.id()).text(item.owner())));
        }
    }

    /** Nobody vacuums temporary tables: each piece would read over the deleted rows of all before it. */
    private void emptyNowAndThen(Piece piece) throws SQLException {
        rowsSinceTruncate += piece.entries().size() + piece.removed().size();
        if (rowsSinceTruncate > ROWS_BEFORE_TRUNCATE) {
            try (Statement statement = session.createStatement()) {
                statement.execute("TRUNCATE staged_search, staged_removal");
            }
            rowsSinceTruncate = 0;
        }
    }

    /** Remembers words, so that they can be proposed. */
    void learn(Set<String> words) throws SQLException {
        if (words.isEmpty()) {
            return;
        }
        Array array = session.createArrayOf("text", words.toArray());
        try (PreparedStatement statement =
                session.prepareStatement("insert into search_word select unnest(?) on conflict do nothing")) {
            statement.setArray(1, array);
            statement.executeUpdate();
        }
    }
}
