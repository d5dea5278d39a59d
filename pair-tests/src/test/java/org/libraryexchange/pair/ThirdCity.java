package org.libraryexchange.pair;

import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.libraryexchange.stack.KeyFiles;
import org.libraryexchange.stack.LocalPostgres;
import org.libraryexchange.stack.NodeProcess;
import org.libraryexchange.stack.TokenIssuer;
import org.libraryexchange.stack.staff.StaffEntry;

/** York: the program of Leeds with other settings, a database and a key of its own. */
final class ThirdCity implements AutoCloseable {

    static final String NAME = "york";

    private static final List<String> ROLES = List.of("librarian", "cataloguer", "ops", "exchange-operator");

    private final LocalPostgres postgres;
    private final Replica process;
    private final String token;

    private ThirdCity(LocalPostgres postgres, Replica process, String token) {
        this.postgres = postgres;
        this.process = process;
        this.token = token;
    }

    /** Starts it, and returns when it is ready. */
    static ThirdCity start(PairUnderTest pair, Path folder, KeyFiles keys, String... jvmOptions) {
        LocalPostgres postgres = LocalPostgres.start(folder.resolve("postgres"), LocalPostgres.Options.database(NAME));
        CityUnderTest leeds = pair.leeds();
        NodeProcess.Options first = leeds.node().options();
        NodeProcess.Options settings = new NodeProcess.Options(
                        NAME,
                        first.jar(),
                        first.managementPort(),
                        environment(leeds, postgres, keys),
                        first.jvmOptions(),
                        first.log())
                .withJvmOptions(CityUnderTest.QUICK)
                .withJvmOptions(jvmOptions);
        String token = TokenIssuer.in(leeds.publicKeyFile().getParent())
                .issue(NAME, ROLES, List.of(NAME), Duration.ofHours(1));
        ThirdCity york = new ThirdCity(postgres, Replica.start(settings, token), token);
        york.process.awaitReady();
        return york;
    }

    private static Map<String, String> environment(CityUnderTest leeds, LocalPostgres postgres, KeyFiles keys) {
        Map<String, String> environment = new HashMap<>(leeds.node().options().environment());
        environment.keySet().removeAll(partner(NAME, keys).keySet());
        environment.putAll(partner(leeds.name(), leeds.signingKeys()));
        environment.putAll(Map.of(
                "LIBRARY_CITY", NAME,
                "LIBRARY_SIGNING_KEY_FILE", keys.privateKey().toString(),
                "QUARKUS_DATASOURCE_JDBC_URL", postgres.jdbcUrl(),
                "QUARKUS_DATASOURCE_USERNAME", postgres.nodeUser(),
                "QUARKUS_DATASOURCE_PASSWORD", postgres.nodePassword(),
                "QUARKUS_FLYWAY_USERNAME", postgres.user(),
                "QUARKUS_FLYWAY_PASSWORD", postgres.password()));
        return environment;
    }

    /** What the nodes of the other cities have to know of it. */
    static Map<String, String> asPartner(KeyFiles keys) {
        return partner(NAME, keys);
    }

    private static Map<String, String> partner(String city, KeyFiles keys) {
        String prefix = "LIBRARY_PARTNERS_" + city.toUpperCase(Locale.ROOT);
        return Map.of(
                prefix + "_API",
                "https://" + city + ".example.org",
                prefix + "_PUBLIC_KEY_FILE",
                keys.publicKey().toString());
    }

    URI api() {
        return process.api();
    }

    URI management() {
        return URI.create("http://127.0.0.1:" + process.node().options().managementPort());
    }

    /** A client with every role. */
    NodeClient client() {
        return process.client();
    }

    /** A token with every role. */
    String token() {
        return token;
    }

    DatabaseUnderTest database() {
        return new DatabaseUnderTest(postgres);
    }

    /** Somebody with every role, who may sign in to the pages of staff. */
    void putOnTheList(String name, String password) {
        try (Connection session = postgres.connect()) {
            StaffEntry.of(name, password, Set.copyOf(ROLES)).put(session);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try (postgres) {
            process.close();
        }
    }
}
