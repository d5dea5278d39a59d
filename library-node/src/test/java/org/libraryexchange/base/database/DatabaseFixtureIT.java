package org.libraryexchange.base.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.libraryexchange.exchange.log.PostgresExtension;

/** The current version migrates a database that an earlier version has left, and keeps its rows. */
class DatabaseFixtureIT {

    @RegisterExtension
    static final PostgresExtension DATABASE = new PostgresExtension();

    private static final Path FIXTURES = Path.of("src/test/resources/org/libraryexchange/base/database");

    private static final String COLUMNS = """
            select case table_schema when 'public' then '' else table_schema || '.' end || table_name as name,
                string_agg(column_name, ', ' order by ordinal_position)
            from information_schema.tables join information_schema.columns using (table_schema, table_name)
            where table_schema in ('public', 'letters', 'pictures') and table_type = 'BASE TABLE'
                and table_name <> 'flyway_schema_history'
            group by name
            """;

    /** Where the columns of a table are today, if no longer all in it. */
    private static final Map<String, String> TODAY =
            Map.of("staff_member", "staff_member join staff_role using (name)");

    /** Tables of the search index, which is in files today. */
    private static final Set<String> MADE_ANEW_ELSEWHERE = Set.of(
            "letters.search_position",
            "search_item",
            "search_pending",
            "search_position",
            "search_state",
            "search_word");

    static Stream<Path> fixtures() throws IOException {
        try (Stream<Path> files = Files.list(FIXTURES)) {
            return files.filter(file -> file.toString().endsWith(".sql")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void earlierDatabaseComesToTodaysSchemaWithAllItsRows(Path fixture) throws IOException, SQLException {
        // Given
        Map<String, String> today = columns();
        DATABASE.empty();
        DATABASE.execute(Files.readString(fixture));
        Map<String, String> earlier = columns();
        earlier.keySet().removeAll(MADE_ANEW_ELSEWHERE);
        Map<String, List<String>> rows = rows(earlier, Map.of());
        assertThat(rows).allSatisfy((table, its) -> assertThat(its).as(table).isNotEmpty());

        // When
        new Migration(DATABASE.postgres()).run();

        // Then
        assertThat(columns()).isEqualTo(today);
        assertThat(rows(earlier, TODAY)).isEqualTo(rows);
    }

    /** The columns of each table. */
    private static Map<String, String> columns() throws SQLException {
        try (Connection session = DATABASE.postgres().connect();
                Statement statement = session.createStatement();
                ResultSet row = statement.executeQuery(COLUMNS)) {
            Map<String, String> columns = new TreeMap<>();
            while (row.next()) {
                columns.put(row.getString(1), row.getString(2));
            }
            return columns;
        }
    }

    /**
     * The rows of each table, in these columns.
     *
     * @param places of tables whose columns are not all in them
     */
    private static Map<String, List<String>> rows(Map<String, String> columns, Map<String, String> places)
            throws SQLException {
        try (Connection session = DATABASE.postgres().connect()) {
            Map<String, List<String>> rows = new TreeMap<>();
            for (Map.Entry<String, String> table : columns.entrySet()) {
                rows.put(
                        table.getKey(),
                        texts(
                                session,
                                "select row(%s)::text from %s order by 1"
                                        .formatted(
                                                table.getValue(),
                                                places.getOrDefault(table.getKey(), table.getKey()))));
            }
            return rows;
        }
    }

    private static List<String> texts(Connection session, String query) throws SQLException {
        try (Statement statement = session.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            List<String> texts = new ArrayList<>();
            while (row.next()) {
                texts.add(row.getString(1));
            }
            return texts;
        }
    }
}
