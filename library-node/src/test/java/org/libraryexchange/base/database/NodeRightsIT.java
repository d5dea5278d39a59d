package org.libraryexchange.base.database;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.libraryexchange.exchange.log.PostgresExtension;

/** The node's role may write rows and nothing else; the role that migrates owns all that there is. */
class NodeRightsIT {

    @RegisterExtension
    static final PostgresExtension DATABASE = new PostgresExtension();

    private static final String REFUSED = "42501";
    private static final List<String> CHANGES_OF_THE_SCHEMA = List.of(
            "create table public.mine (id int)",
            "create table letters.mine (id int)",
            "create view public.mine as select 1",
            "create function public.mine() returns int language sql as 'select 1'",
            "create schema mine",
            "create extension pg_trgm",
            "alter table item add column mine int",
            "alter table item disable trigger item_update_by_owner_only",
            "alter table letters.post add column mine int",
            "create index mine on item (kind)",
            "create trigger mine before insert on item for each row execute function refuse_truncate()",
            "create or replace function refuse_truncate() returns trigger language plpgsql as 'begin end'",
            "drop table item cascade",
            "drop table letters.post cascade",
            "drop view letters.item",
            "drop schema letters cascade",
            "truncate item cascade",
            "truncate letters.post",
            "truncate own_log",
            "set session_replication_role = replica",
            "set role leeds");
    private static final String ROWS = "DELETE INSERT SELECT UPDATE";
    private static final String ROWS_AND_FILES = "DELETE INSERT MAINTAIN SELECT UPDATE";

    private static final String RIGHTS = """
            select relation.oid::regclass::text, string_agg(privilege_type, ' ' order by privilege_type)
            from pg_class relation left join aclexplode(relacl) on grantee = '%s'::regrole
            where relnamespace in ('public'::regnamespace, 'letters'::regnamespace, 'pictures'::regnamespace) and relkind in ('r', 'v', 'S')
            group by relation.oid, relkind
            having relkind <> 'S' or count(grantee) > 0
            """;

    private static final String OWNERS = """
            select 'relation', relowner::regrole from pg_class
            where relnamespace in ('public'::regnamespace, 'letters'::regnamespace, 'pictures'::regnamespace)
            union
            select 'function', proowner::regrole from pg_proc
            where pronamespace in ('public'::regnamespace, 'letters'::regnamespace, 'pictures'::regnamespace)
            union
            select 'schema', nspowner::regrole from pg_namespace where nspname in ('public', 'letters', 'pictures')
            union
            select 'database', datdba::regrole from pg_database where datname = current_database()
            """;

    private static final String WAITING = "select pid::text, locktype from pg_locks where not granted";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String node = DATABASE.postgres().nodeUser();
    private final Migration migration = new Migration(DATABASE.postgres());

    @Test
    void nodeCannotChangeTheSchema() throws SQLException {
        try (Connection session = sessionOfTheNode()) {
            assertThat(CHANGES_OF_THE_SCHEMA)
                    .allSatisfy(change -> assertThatThrownBy(() -> execute(session, change))
                            .isInstanceOfSatisfying(
                                    SQLException.class,
                                    e -> assertThat(e.getSQLState()).isEqualTo(REFUSED)));
        }
    }

    @Test
    void nodeHasTheRightsOnEachTableThatItNeedsAndNoOthers() throws SQLException {
        // When
        Map<String, String> rights = rights();

        // Then
        assertThat(rights).hasSizeGreaterThan(60).containsEntry("item", ROWS).containsEntry("letters.item", ROWS);
        Map<String, String> others = new TreeMap<>(rights);
        others.values().removeIf(ROWS::equals);
        assertThat(others)
                .isEqualTo(Map.ofEntries(
                        Map.entry("bulk_import_id_seq", "USAGE"),
                        Map.entry("idempotency_key", ROWS_AND_FILES),
                        Map.entry("import_chunk", ROWS_AND_FILES),
                        Map.entry("letters.post", ROWS_AND_FILES),
                        Map.entry("letters.rejected_record", ROWS_AND_FILES),
                        Map.entry("letters.restored_post", ROWS_AND_FILES),
                        Map.entry("picture_people", ROWS_AND_FILES),
                        Map.entry("pictures.item", ROWS_AND_FILES),
                        Map.entry("pictures.kept", ROWS_AND_FILES),
                        Map.entry("pictures.rejected_record", ROWS_AND_FILES),
                        Map.entry("pictures.restored_item", ROWS_AND_FILES),
                        Map.entry("rejected_record_id_seq", "USAGE")));
    }

    @Test
    void roleThatMigratesOwnsEverything() throws SQLException {
        String owner = DATABASE.postgres().user();
        assertThat(pairs(OWNERS))
                .isEqualTo(Map.of("relation", owner, "function", owner, "schema", owner, "database", owner));
    }

    @Test
    void tablesOfLaterVersionsGetTheRightsToo() throws SQLException {
        // Given
        DATABASE.execute("create table later (id int); create view letters.later as select id from later");

        // When
        grant();

        // Then
        assertThat(rights()).containsEntry("later", ROWS).containsEntry("letters.later", ROWS);
    }

    /** As after a restore without them. */
    @Test
    void rightsThatWereLostComeBack() throws SQLException {
        // Given
        Map<String, String> before = rights();
        revokeAll();

        // When
        grant();

        // Then
        assertThat(rights()).isEqualTo(before);
        try (Connection session = sessionOfTheNode()) {
            execute(session, "select count(*) from letters.post");
            execute(session, "create temporary table mine (id int)");
        }
    }

    private void revokeAll() throws SQLException {
        DATABASE.execute("""
                revoke all on all tables in schema public, letters from %1$s;
                revoke all on all sequences in schema public, letters from %1$s;
                revoke all on schema public, letters from %1$s, public;
                revoke temporary on database leeds from %1$s, public
                """.formatted(node));
    }

    @Test
    void startThatLacksNothingChangesNothing() throws SQLException {
        // Given
        String catalogue = "select oid::regclass::text, xmin::text from pg_class";
        Map<String, String> before = pairs(catalogue);

        // When
        grant();

        // Then
        assertThat(pairs(catalogue)).isEqualTo(before);
    }

    @Test
    void processWaitsForAnotherThatGrantsTheSame() throws SQLException {
        // Given
        Map<String, String> before = rights();
        revokeAll();

        try (Connection other = DATABASE.postgres().connect()) {
            other.setAutoCommit(false);
            execute(other, DATABASE.rightsOfTheNode());

            // When
            CompletableFuture<Void> start = CompletableFuture.runAsync(NodeRightsIT::grantUnchecked);
            Awaitility.await("it waits").atMost(PATIENCE).until(() -> pairs(WAITING), not(Map.of()::equals));
            other.commit();
            start.join();
        }

        // Then
        assertThat(rights()).isEqualTo(before);
    }

    @Tag("long")
    @Test
    void nodeWithoutTheOwnersPasswordStartsOnTodaysSchema() throws SQLException {
        // Given
        DATABASE.empty();
        migration.run();
        Map<String, String> before = rights();

        // When
        migration.runAsTheNode();

        // Then
        assertThat(rights()).isEqualTo(before).containsEntry("flyway_schema_history", "SELECT");
    }

    @Tag("long")
    @Test
    void nodeWithoutTheOwnersPasswordStopsAtASchemaThatIsToChange() throws SQLException {
        // Given
        DATABASE.empty();
        DATABASE.execute("grant usage on schema public to " + node);

        // Then
        assertThatThrownBy(migration::runAsTheNode)
                .isInstanceOf(FlywayException.class)
                .hasMessageContaining("permission denied for schema public");
    }

    @Tag("long")
    @Test
    void nodeWithOneRoleGrantsNothing() throws SQLException {
        // Given
        DATABASE.empty();

        // When
        migration.runWithOneRole();

        // Then
        assertThat(rights().values()).containsOnlyNulls();
    }

    /** As Flyway does after a migration. */
    private static void grant() throws SQLException {
        DATABASE.execute(DATABASE.rightsOfTheNode());
    }

    private static void grantUnchecked() {
        try {
            grant();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, String> rights() throws SQLException {
        return pairs(RIGHTS.formatted(node));
    }

    private static Map<String, String> pairs(String query) throws SQLException {
        try (Connection session = DATABASE.postgres().connect();
                Statement statement = session.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            Map<String, String> pairs = new TreeMap<>();
            while (row.next()) {
                String before = pairs.put(row.getString(1), row.getString(2));
                assertThat(before).as(row.getString(1)).isNull();
            }
            return pairs;
        }
    }

    private static Connection sessionOfTheNode() throws SQLException {
        return DriverManager.getConnection(
                DATABASE.postgres().jdbcUrl(),
                DATABASE.postgres().nodeUser(),
                DATABASE.postgres().nodePassword());
    }

    private static void execute(Connection session, String sql) throws SQLException {
        try (Statement statement = session.createStatement()) {
            statement.execute(sql);
        }
    }
}
