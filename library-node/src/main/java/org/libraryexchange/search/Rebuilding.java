package org.libraryexchange.search;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.libraryexchange.worker.Lease;

/**
 * Makes the projection anew beside the one in use, which goes on answering, and puts it in its place at the end. A table
 * that is loaded first and indexed afterwards is several times faster than one that grows row by row.
 */
final class Rebuilding {

    private static final int ROWS_A_COPY = 500;

    /** Large documents end a copy earlier, so that few of them are in memory. */
    private static final int CHARACTERS_A_COPY = 4 * 1024 * 1024;

    private static final int ROWS_A_FETCH = 20;

    /** How PostgreSQL tells of an index: unique or not, its name, its table, and the rest. */
    private static final Pattern INDEX =
            Pattern.compile("CREATE (UNIQUE )?INDEX (\\w+) ON ((?:\\w+\\.)?)search_item (.*)", Pattern.DOTALL);

    private static final String PREPARE = """
            SET statement_timeout = 0;
            drop table if exists search_item_next;
            create table search_item_next (like search_item including defaults) with (toast_tuple_target = 8160);
            -- Words of items that are no more are forgotten; until the others are there again, fewer errors are forgiven.
            truncate search_word
            """;

    private final Connection reader;
    private final Connection writer;
    private final Lease lease;

    /**
     * @param reader a session that nothing else uses meanwhile
     * @param writer another one
     */
    Rebuilding(Connection reader, Connection writer, Lease lease) {
        this.reader = reader;
        this.writer = writer;
        this.lease = lease;
    }

    /** Does it all; the rest of a run that was broken off is thrown away by the next. */
    void run(int reading) throws SQLException {
        execute(writer, PREPARE);
        Map<String, Long> before = numbers(writer, "select owner, sequence from search_position");
        reader.setAutoCommit(false);
        execute(reader, "set transaction isolation level repeatable read");
        Map<String, Long> reached =
                numbers(reader, "select owner, max(coalesce(sequence, 0)) from item group by owner");
        long lastNote = numbers(reader, "select '', coalesce(max(stamp), 0) from search_pending")
                .get("");
        load();
        reader.commit();
        reader.setAutoCommit(true);
        List<String> indexes = index();
        swap(indexes, before, reached, lastNote, reading);
    }

    private void load() throws SQLException {
        SearchIndex next = new SearchIndex(writer);
        List<SearchedItem> items = new ArrayList<>();
        int characters = 0;
        try (PreparedStatement statement = reader.prepareStatement("""
                select id, owner, kind, status, languages, updated, document from item where status <> 'erased'
                """)) {
            statement.setFetchSize(ROWS_A_FETCH);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    SearchedItem item = SearchedItems.item(row);
                    items.add(item);
                    characters += item.document().length();
                    if (items.size() == ROWS_A_COPY || characters >= CHARACTERS_A_COPY) {
                        copy(items, next);
                        characters = 0;
                    }
                }
            }
        }
        copy(items, next);
    }

    private void copy(List<SearchedItem> items, SearchIndex next) throws SQLException {
        lease.require();
        next.learn(next.copy(items, "search_item_next"));
        items.clear();
    }

    /** Gives the new table the indexes that the old one has, under names for the time being. */
    private List<String> index() throws SQLException {
        List<String> names = new ArrayList<>();
        execute(writer, "SET maintenance_work_mem = '96MB'");
        for (String definition : texts("select indexdef from pg_indexes where tablename = 'search_item'")) {
            Matcher index = INDEX.matcher(definition);
            if (!index.matches()) {
                throw new SQLException("an index of search_item is not understood: " + definition);
            }
            String unique = index.group(1) == null ? "" : index.group(1);
            execute(
                    writer,
                    "create %sindex %s_next on %ssearch_item_next %s"
                            .formatted(unique, index.group(2), index.group(3), index.group(4)));
            names.add(index.group(2));
            lease.require();
        }
        execute(writer, "analyze search_item_next");
        return names;
    }

    /**
     * Puts the new table in the old one's place. An owner's position that was put back meanwhile, since older rows have come,
     * stays there.
     */
    private void swap(
            List<String> indexes, Map<String, Long> before, Map<String, Long> reached, long lastNote, int reading)
            throws SQLException {
        writer.setAutoCommit(false);
        execute(writer, "drop table search_item; alter table search_item_next rename to search_item");
        for (String index : indexes) {
            execute(writer, "alter index %1$s_next rename to %1$s".formatted(index));
        }
        execute(writer, "alter table search_item add constraint search_item_pk primary key using index search_item_pk");
        for (Map.Entry<String, Long> owner : reached.entrySet()) {
            move(owner.getKey(), before.getOrDefault(owner.getKey(), 0L), owner.getValue());
        }
        execute(writer, "delete from search_pending where stamp <= " + lastNote);
        execute(writer, "update search_state set reading = " + reading);
        writer.commit();
        writer.setAutoCommit(true);
    }

    private void move(String owner, long before, long reached) throws SQLException {
        try (PreparedStatement statement = writer.prepareStatement("""
                update search_position set sequence = case when sequence < ? then least(sequence, ?) else ? end
                where owner = ?
                """)) {
            statement.setLong(1, before);
            statement.setLong(2, reached);
            statement.setLong(3, reached);
            statement.setString(4, owner);
            statement.executeUpdate();
        }
    }

    private List<String> texts(String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = writer.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                texts.add(row.getString(1));
            }
        }
        return texts;
    }

    private static Map<String, Long> numbers(Connection session, String query) throws SQLException {
        Map<String, Long> numbers = new TreeMap<>();
        try (Statement statement = session.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                numbers.put(row.getString(1), row.getLong(2));
            }
        }
        return numbers;
    }

    private static void execute(Connection session, String command) throws SQLException {
        try (Statement statement = session.createStatement()) {
            statement.execute(command);
        }
    }
}
