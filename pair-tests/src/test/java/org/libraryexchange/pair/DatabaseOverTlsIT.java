package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLHandshakeException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Leeds's database takes TLS as the guide sets it up, and the node insists on it. */
@ExtendWith(SharedPair.class)
class DatabaseOverTlsIT {

    private static final Path GUIDE = Repository.root().resolve("docs/install.md");
    static final String SECTION = "A database over TLS";
    private static final String ADMIN = "tls_admin";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** The blocks of the guide's section. */
    private static final int CERTIFICATES = 0;

    private static final int SERVER = 1;
    private static final int LOOK = 2;

    @TempDir
    static Path folder;

    private final CityUnderTest leeds;

    DatabaseOverTlsIT(PairUnderTest pair) {
        this.leeds = pair.leeds();
    }

    @BeforeAll
    static void setUpByTheGuide(PairUnderTest pair) {
        CityUnderTest leeds = pair.leeds();
        leeds.database().execute("drop role if exists " + ADMIN);
        leeds.database().execute("create role %s superuser login password 'guide'".formatted(ADMIN));
        run(CERTIFICATES, leeds, folder);
        run(SERVER, leeds, folder);
        Awaitility.await("TLS is on").atMost(PATIENCE).until(() -> setting(leeds, "ssl"), "on"::equals);
    }

    @AfterAll
    static void leaveAsItWas(PairUnderTest pair) {
        for (String name : List.of("ssl", "ssl_key_file", "ssl_cert_file")) {
            pair.leeds().database().execute("alter system reset " + name);
        }
        pair.leeds().database().query("select pg_reload_conf()", row -> row.getBoolean(1));
        pair.leeds().database().execute("drop role " + ADMIN);
        pair.leeds().restartNode();
        Awaitility.await("it publishes again")
                .atMost(PATIENCE)
                .until(() -> pair.leeds().client().status().log().state(), "active"::equals);
    }

    private static String run(int block, CityUnderTest city, Path keys) {
        PrintedCommands all = PrintedCommands.section(GUIDE, SECTION);
        PrintedCommands one = new PrintedCommands(SECTION, List.of(all.blocks().get(block)));
        Map<String, String> variables = Map.of(
                "KEYS", keys.toString(),
                "CITY", city.name(),
                "DATABASE_HOST", "localhost",
                "ADMIN",
                        "postgresql://%s:guide@127.0.0.1:%d/postgres"
                                .formatted(ADMIN, city.postgres().port()));
        return one.run(new Program("bash, openssl and psql", keys, variables, PATIENCE))
                .get(0)
                .strip();
    }

    private static String setting(CityUnderTest city, String name) {
        return city.database()
                .query("select current_setting(?)", row -> row.getString(1), name)
                .get(0);
    }

    @Test
    void allSessionsOfTheNodeAreEncrypted() {
        // When
        leeds.startNode(Map.of("QUARKUS_DATASOURCE_JDBC_URL", address("localhost", folder)));
        leeds.awaitReady();

        // Then
        Awaitility.await("workers have their own sessions")
                .atMost(PATIENCE)
                .until(() -> sessions("library-node lock%") >= 2 && sessions("library-node leeds api") > 0);
        assertThat(run(LOOK, leeds, folder)).isEqualTo("t");
    }

    private long sessions(String name) {
        return leeds.database().number("select count(*) from pg_stat_activity where application_name like ?", name);
    }

    @Test
    void rightAuthorityAndNameConnect() throws SQLException {
        assertThat(isEncrypted(address("localhost", folder))).isTrue();
    }

    @Test
    void anotherAuthorityIsRefused() throws IOException {
        // Given
        Path other = Files.createDirectory(folder.resolve("other"));
        run(CERTIFICATES, leeds, other);

        // Then
        assertThatThrownBy(() -> isEncrypted(address("localhost", other)))
                .isInstanceOf(SQLException.class)
                .hasCauseInstanceOf(SSLHandshakeException.class);
    }

    @Test
    void anotherNameIsRefused() {
        assertThatThrownBy(() -> isEncrypted(address("127.0.0.1", folder)))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("127.0.0.1");
    }

    /** The address that the guide prints, with the port and the folder of this test. */
    private String address(String host, Path keys) {
        String setting = PrintedCommands.file(GUIDE, SECTION).strip();
        return setting.substring(setting.indexOf('=') + 1)
                .replace("db.example.org:5432", host + ":" + leeds.postgres().port())
                .replace("/etc/library-exchange", keys.toString());
    }

    private boolean isEncrypted(String address) throws SQLException {
        try (Connection session = DriverManager.getConnection(
                        address, leeds.postgres().user(), leeds.postgres().password());
                Statement statement = session.createStatement();
                ResultSet row = statement.executeQuery("select ssl from pg_stat_ssl where pid = pg_backend_pid()")) {
            return row.next() && row.getBoolean(1);
        }
    }
}
