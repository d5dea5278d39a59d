package org.libraryexchange.bench.mirror;

import java.nio.file.Path;
import java.sql.SQLException;

/** PostgreSQL's own logical replication: a publication at the source, a subscription at the sink. */
final class LogicalReplication extends Peer {

    LogicalReplication(Path folder, boolean searchable) throws SQLException {
        super(folder, searchable);
        databases.executeAtSource("create publication items for table item");
        databases.executeAtSource("alter role source replication; grant select on item to source");
        // Created off and with nothing to copy. What is written from now on is the backlog.
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
    public void switchOn() throws SQLException {
        databases.executeAtSink("alter subscription items enable");
    }
}
