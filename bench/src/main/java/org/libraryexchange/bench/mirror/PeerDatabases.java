package org.libraryexchange.bench.mirror;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.libraryexchange.stack.LocalPostgres;

/** Two databases with the nodes' table of items, with its columns and indexes, and nothing else of the nodes. */
final class PeerDatabases implements AutoCloseable {

    private static final String TABLE = """
            create table item (
                id uuid not null, owner text not null, kind text not null, status text not null, version bigint not null,
                sequence bigint, document text not null, sha256 bytea not null, languages text[] not null,
                updated timestamptz not null, stored timestamptz not null default now(),
                constraint item_pk primary key (id, owner));
            create index item_log_order on item (owner, sequence);
            create index item_listing on item (updated desc, id desc, owner)
            """;

    /** A simple way to search the copy: the words of the whole document, as PostgreSQL finds them. */
    private static final String SEARCH = """
            alter table item add column terms tsvector generated always as (to_tsvector('simple', document)) stored;
            create index item_terms on item using gin (terms)
            """;

    private final LocalPostgres source;
    private final LocalPostgres sink;
    private Connection writing;

    private PeerDatabases(LocalPostgres source, LocalPostgres sink) {
        this.source = source;
        this.sink = sink;
    }

    /**
     * Starts them with the same settings as the nodes' databases, except for those that replication needs.
     *
     * @param searchable whether the sink has a search column
     */
    static PeerDatabases start(Path folder, boolean searchable) throws SQLException {
        LocalPostgres source = LocalPostgres.start(
                folder.resolve("source"),
                LocalPostgres.Options.database("source")
                        .withSetting("wal_level", "logical")
                        .withSetting("max_wal_size", "4GB"));
        LocalPostgres sink = LocalPostgres.start(
                folder.resolve("sink"), LocalPostgres.Options.database("sink").withSetting("max_wal_size", "4GB"));
        PeerDatabases databases = new PeerDatabases(source, sink);
        databases.executeAtSource(TABLE);
        databases.executeAtSink(searchable ? TABLE + ";" + SEARCH : TABLE);
        return databases;
    }

    LocalPostgres source() {
        return source;
    }

    LocalPostgres sink() {
        return sink;
    }

    void load(Corpus corpus) throws SQLException {
        try (Connection session = source.connectAsSuperuser()) {
            corpus.copyInto(session, last -> {});
        }
    }

    void change(String document, long sequence) throws SQLException {
        if (writing == null) {
            writing = source.connectAsSuperuser();
        }
        try {
            Corpus.copy(writing, "item", new StringReader(Corpus.row(document, sequence)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void executeAtSource(String sql) throws SQLException {
        execute(source, sql);
    }

    void executeAtSink(String sql) throws SQLException {
        execute(sink, sql);
    }

    private static void execute(LocalPostgres postgres, String sql) throws SQLException {
        try (Connection session = postgres.connectAsSuperuser();
                Statement statement = session.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        try (source;
                sink) {
            if (writing != null) {
                writing.close();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("a session could not be closed", e);
        }
    }
}
