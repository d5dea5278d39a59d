package org.libraryexchange.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPostgresIT {

    @TempDir
    static Path folder;

    static LocalPostgres postgres;

    @BeforeAll
    static void start() throws SQLException {
        postgres = LocalPostgres.start(folder, LocalPostgres.Options.database("leeds"));
        execute("CREATE TABLE item (id int)");
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @Test
    void everythingThatMakesACommitDurableIsOn() throws SQLException {
        assertThat(query("SHOW fsync")).isEqualTo("on");
        assertThat(query("SHOW synchronous_commit")).isEqualTo("on");
        assertThat(query("SHOW full_page_writes")).isEqualTo("on");
    }

    @Test
    void onlyTheLoopbackAddressIsServed() throws SQLException {
        try (Connection superuser = postgres.connectAsSuperuser()) {
            assertThat(query(superuser, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(query(superuser, "SHOW unix_socket_directories")).isEmpty();
        }
    }

    @Test
    void ownerOwnsTheDatabaseButIsNoSuperuser() throws SQLException {
        assertThat(query("SELECT rolsuper FROM pg_roles WHERE rolname = current_user"))
                .isEqualTo("f");
        assertThat(query("SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = current_database()"))
                .isEqualTo("leeds");
    }

    @Test
    void nodeOwnsNothingAndMayMakeNoTable() throws SQLException {
        try (Connection node =
                DriverManager.getConnection(postgres.jdbcUrl(), postgres.nodeUser(), postgres.nodePassword())) {
            assertThat(query(node, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"))
                    .isEqualTo("f");
            assertThatThrownBy(() -> query(node, "CREATE TABLE mine (id int)"))
                    .hasMessageContaining("permission denied for schema public");
        }
    }

    @Test
    void folderOfAnEarlierVersionGetsThePasswordOfTheNode(@TempDir Path earlier) throws IOException {
        // Given
        Files.writeString(earlier.resolve("passwords"), "1f\n2f\n");

        // When
        PostgresPasswords first = PostgresPasswords.in(earlier);
        PostgresPasswords again = PostgresPasswords.in(earlier);

        // Then
        assertThat(first.superuser()).isEqualTo("1f");
        assertThat(first.owner()).isEqualTo("2f");
        assertThat(first.node()).matches("[0-9a-f]{32}");
        assertThat(again).isEqualTo(first);
    }

    @Test
    void ownerMayAddTheExtensionsThatSearchNeeds() throws SQLException {
        execute("CREATE EXTENSION IF NOT EXISTS pg_trgm");
        execute("CREATE EXTENSION IF NOT EXISTS unaccent");

        assertThat(query("SELECT unaccent('Café')")).isEqualTo("Cafe");
    }

    @Test
    void passwordsAreReadableByTheirOwnerOnly() throws IOException {
        assertThat(Files.getPosixFilePermissions(folder.resolve("passwords")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void committedRowsSurviveAnOrderlyRestart() throws SQLException {
        execute("INSERT INTO item VALUES (1)");

        postgres.restart();

        assertThat(query("SELECT count(*) FROM item WHERE id = 1")).isEqualTo("1");
    }

    @Test
    void committedRowsSurviveAKillWithSessionsOpen() throws SQLException {
        try (Connection open = postgres.connect()) {
            execute("INSERT INTO item VALUES (2)");

            postgres.kill();
            assertThat(open.isValid(1)).isFalse();
            postgres.restart();
        }

        assertThat(query("SELECT count(*) FROM item WHERE id = 2")).isEqualTo("1");
    }

    @Test
    void anotherStartOnTheSameFolderKeepsRowsAndPassword() throws SQLException {
        execute("INSERT INTO item VALUES (3)");
        String password = postgres.password();
        postgres.close();

        postgres = LocalPostgres.start(folder, LocalPostgres.Options.database("leeds"));

        assertThat(postgres.password()).isEqualTo(password);
        assertThat(query("SELECT count(*) FROM item WHERE id = 3")).isEqualTo("1");
    }

    @Test
    void frozenServerAnswersAgainAfterTheThaw() throws SQLException {
        try (Connection open = postgres.connect()) {
            postgres.freeze();
            CompletableFuture<Boolean> answer = CompletableFuture.supplyAsync(() -> answers(open));
            Awaitility.await()
                    .during(Duration.ofMillis(500))
                    .atMost(Duration.ofSeconds(1))
                    .until(() -> !answer.isDone());

            postgres.thaw();

            assertThat(answer.join()).isTrue();
        }
    }

    @Test
    void takenPortIsNamed() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            var options = LocalPostgres.Options.database("hangzhou").withPort(taken.getLocalPort());

            assertThatThrownBy(() -> LocalPostgres.start(folder.resolve("other"), options))
                    .isInstanceOf(StackException.class)
                    .hasMessage("port %d for PostgreSQL (hangzhou) is in use by another program", taken.getLocalPort());
        }
    }

    @Test
    void secondServerOnTheSameFolderIsRefused() {
        var options = LocalPostgres.Options.database("leeds");

        assertThatThrownBy(() -> LocalPostgres.start(folder, options))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("already runs on");
    }

    private static boolean answers(Connection connection) {
        try {
            return connection.isValid(10);
        } catch (SQLException e) {
            return false;
        }
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = postgres.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(String sql) throws SQLException {
        try (Connection connection = postgres.connect()) {
            return query(connection, sql);
        }
    }

    private static String query(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
