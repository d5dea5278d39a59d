package org.libraryexchange.exchange.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables and views of letters and pictures stand for those of the item log, so the statements must find the same columns. */
class LogTwinsIT {

    @RegisterExtension
    static final PostgresExtension DATABASE = new PostgresExtension();

    /** What the statements of a log name. */
    private static final Set<String> TWINS = Set.of(
            "control_message",
            "item",
            "item_note",
            "listing_part",
            "mirror_position",
            "mirror_proof",
            "own_log",
            "own_proof",
            "publication",
            "receipt",
            "reissue",
            "rejected_record",
            "restoration",
            "restored_item");

    /** Among letters, these have a row for each partner. */
    private static final Set<String> OF_ONE_ROW = Set.of("own_log", "publication", "restoration");

    private Map<String, Set<String>> ofItems;

    @BeforeEach
    void read() throws SQLException {
        ofItems = columns("public");
    }

    @ParameterizedTest
    @ValueSource(strings = {"letters", "pictures"})
    void thereIsATwinOfEachTableThatTheStatementsName(String schema) throws SQLException {
        assertThat(columns(schema).keySet().stream().filter(ofItems::containsKey))
                .containsExactlyInAnyOrderElementsOf(TWINS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"letters", "pictures"})
    void twinHasTheColumnsOfItsTable(String schema) throws SQLException {
        Map<String, Set<String>> twins = columns(schema);
        for (String table : TWINS) {
            Set<String> expected = new TreeSet<>(ofItems.get(table));
            if (schema.equals("letters") && OF_ONE_ROW.contains(table)) {
                expected.remove("only_one boolean");
            }

            assertThat(twins.get(table)).as(table).isEqualTo(expected);
        }
    }

    /** The names and types of the columns of all tables and views. */
    private static Map<String, Set<String>> columns(String schema) throws SQLException {
        Map<String, Set<String>> columns = new TreeMap<>();
        try (Connection session = DATABASE.postgres().connect();
                Statement statement = session.createStatement();
                ResultSet row = statement.executeQuery("""
                        select relname, attname || ' ' || format_type(atttypid, atttypmod)
                        from pg_attribute join pg_class on pg_class.oid = attrelid
                        where relnamespace = '%s'::regnamespace and relkind in ('r', 'v') and attnum > 0
                            and not attisdropped
                        """.formatted(schema))) {
            while (row.next()) {
                columns.computeIfAbsent(row.getString(1), table -> new TreeSet<>())
                        .add(row.getString(2));
            }
        }
        return columns;
    }
}
