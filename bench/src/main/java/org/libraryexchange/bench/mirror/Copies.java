package org.libraryexchange.bench.mirror;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.libraryexchange.stack.Folders;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOut;

/** Binary {@code COPY} from one table to another in one transaction: the most that the sink can accept. */
final class Copies {

    private static final String TABLE = "item (" + Corpus.COLUMNS + ")";

    private Copies() {}

    /** Seconds for all rows. */
    static double seconds(Path folder, Corpus corpus, boolean searchable) throws SQLException {
        try (PeerDatabases databases = PeerDatabases.start(folder, searchable)) {
            databases.load(corpus);
            long start = System.nanoTime();
            copy(databases);
            return (System.nanoTime() - start) / 1e9;
        } finally {
            Folders.delete(folder);
        }
    }

    private static void copy(PeerDatabases databases) throws SQLException {
        try (Connection from = databases.source().connectAsSuperuser();
                Connection to = databases.sink().connectAsSuperuser()) {
            CopyManager source = from.unwrap(PGConnection.class).getCopyAPI();
            CopyManager sink = to.unwrap(PGConnection.class).getCopyAPI();
            CopyOut out = source.copyOut("copy " + TABLE + " to stdout (format binary)");
            CopyIn in = sink.copyIn("copy " + TABLE + " from stdin (format binary)");
            for (byte[] some = out.readFromCopy(); some != null; some = out.readFromCopy()) {
                in.writeToCopy(some, 0, some.length);
            }
            long unused = in.endCopy();
        }
    }
}
