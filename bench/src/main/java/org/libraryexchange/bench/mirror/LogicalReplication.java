package org.libraryexchange.bench.mirror;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.libraryexchange.stack.Folders;
import org.libraryexchange.stack.LocalPostgres;

/** PostgreSQL's own logical replication: a publication at the source, a subscription at the sink. */
final class LogicalReplication implements Contestant {

    private final Path folder;
    private final PeerDatabases databases;

    LogicalReplication(Path folder, boolean searchable) throws SQLException {
        this.folder = folder;
        this.databases = PeerDatabases.start(folder, searchable);
        databases.executeAtSource("create publication items for table item");
        databases.executeAtSource("alter role source replication; grant select on item to source");
        // Created with nothing to copy, and switched off: what is written from now on is the backlog.
        databases.executeAtSink("""
                create subscription items
                connection 'host=127.0.0.1 port=%d dbname=source user=%s password=%s' publication items
                with (copy_data = false, binary = true, streaming = parallel, synchronous_commit = on)
                """.formatted(
                        databases.source().port(),
                        databases.source().user(),
                        databases.source().password()));
        databases.executeAtSink("alter subscription items disable");
    }

    @Override
    public String title() {
        return "PostgreSQL logical replication";
    }

    @Override
    public LocalPostgres source() {
        return databases.source();
    }

    @Override
    public LocalPostgres sink() {
        return databases.sink();
    }

    @Override
    public void load(Corpus corpus) throws SQLException {
        databases.load(corpus);
    }

    @Override
    public void switchOn() throws SQLException {
        databases.executeAtSink("alter subscription items enable");
    }

    @Override
    public void change(String document, long sequence) throws SQLException {
        databases.change(document, sequence);
    }

    @Override
    public List<Long> processes() {
        return List.of();
    }

    @Override
    public void close() {
        databases.close();
        Folders.delete(folder);
    }
}
