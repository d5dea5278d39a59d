package org.libraryexchange.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.libraryexchange.stack.LocalPostgres;

/** A PostgreSQL of a test class's own, with a fresh schema for each test; no node, no broker. */
public final class PostgresExtension implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {

    private Path folder;
    private LocalPostgres postgres;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        folder = Files.createTempDirectory("library-node-postgres");
        postgres = LocalPostgres.start(folder, LocalPostgres.Options.database("leeds"));
    }

    @Override
    public void beforeEach(ExtensionContext context) throws SQLException {
        execute("drop schema public cascade; create schema public");
        execute(migrations());
    }

    /** All of the schema's scripts, in the order of their versions. */
    private static String migrations() {
        return migrationsUpTo(Integer.MAX_VALUE);
    }

    /** The schema's scripts up to a version. */
    static String migrationsUpTo(int version) {
        StringBuilder all = new StringBuilder();
        scripts().headMap(version, true).values().forEach(all::append);
        return all.toString();
    }

    private static NavigableMap<Integer, String> scripts() {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/migration"))) {
            NavigableMap<Integer, String> scripts = new TreeMap<>();
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                scripts.put(Integer.valueOf(name.substring(1, name.indexOf("__"))), Files.readString(file));
            }
            return scripts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public LocalPostgres postgres() {
        return postgres;
    }

    public DatabaseSessions sessions() {
        return new DatabaseSessions(postgres.jdbcUrl(), Optional.of(postgres.user()), Optional.of(postgres.password()));
    }

    /** Sessions with another setting than the program gives them. */
    DatabaseSessions sessions(String setting) {
        return new DatabaseSessions(
                postgres.jdbcUrl(), Optional.of(postgres.user()), Optional.of(postgres.password())) {
            @Override
            public Connection open(String purpose, String setup) throws SQLException {
                return super.open(purpose, setup + ";" + setting);
            }
        };
    }

    public void execute(String script) throws SQLException {
        try (Connection session = postgres.connect();
                Statement statement = session.createStatement()) {
            statement.execute(script);
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        postgres.close();
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        }
    }
}
