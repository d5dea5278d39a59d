package org.libraryexchange.exchange.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.libraryexchange.base.database.DatabaseSessions;
import org.libraryexchange.stack.LocalPostgres;

/**
 * A PostgreSQL server that test classes use one after the other, with a new schema for each test. There is no node and
 * no broker.
 */
public final class PostgresExtension implements BeforeAllCallback, BeforeEachCallback {

    private static final Namespace OF_ALL = Namespace.create(PostgresExtension.class);
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
    private static final String RIGHTS = "afterMigrate__rights_of_the_node.sql";

    private LocalPostgres postgres;

    @Override
    public void beforeAll(ExtensionContext context) {
        postgres = context.getRoot()
                .getStore(OF_ALL)
                .computeIfAbsent("cluster", name -> new Cluster(), Cluster.class)
                .postgres;
    }

    /** Stopped by the root store after the last class. Its data need not survive a crash of the machine. */
    private static final class Cluster implements AutoCloseable {

        private final Path folder = newFolder();
        private final LocalPostgres postgres = LocalPostgres.start(
                folder, LocalPostgres.Options.database("leeds").withSetting("fsync", "off"));

        private static Path newFolder() {
            try {
                return Files.createTempDirectory("library-node-postgres");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            postgres.close();
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) throws SQLException {
        empty();
        execute(migrations() + rightsOfTheNode());
    }

    /** Drops everything. */
    public void empty() throws SQLException {
        execute("drop schema if exists letters, pictures cascade; drop schema public cascade; create schema public");
    }

    /** All migration scripts of the schema, in the order of their versions. */
    private static String migrations() {
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            SortedMap<Integer, String> scripts = new TreeMap<>();
            for (Path file : files.filter(it -> !it.endsWith(RIGHTS)).toList()) {
                String name = file.getFileName().toString();
                scripts.put(Integer.valueOf(name.substring(1, name.indexOf("__"))), Files.readString(file));
            }
            return String.join("", scripts.values());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The script that grants the node its rights. */
    public String rightsOfTheNode() {
        try {
            return Files.readString(MIGRATIONS.resolve(RIGHTS)).replace("${node}", postgres.nodeUser());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public LocalPostgres postgres() {
        return postgres;
    }

    /** Sessions of the node. */
    public DatabaseSessions sessions() {
        return new DatabaseSessions(
                postgres.jdbcUrl(), Optional.of(postgres.nodeUser()), Optional.of(postgres.nodePassword()));
    }

    /** Sessions with a setting that the program does not use. */
    public DatabaseSessions sessions(String setting) {
        return new DatabaseSessions(
                postgres.jdbcUrl(), Optional.of(postgres.nodeUser()), Optional.of(postgres.nodePassword())) {
            @Override
            public Handle open(String purpose, String setup) {
                return super.open(purpose, setup + ";" + setting);
            }
        };
    }

    /** As the owner of the schema. */
    public void execute(String script) throws SQLException {
        try (Connection session = postgres.connect();
                Statement statement = session.createStatement()) {
            statement.execute(script);
        }
    }
}
