package org.libraryexchange.bench.mirror;

import java.nio.file.Path;
import java.sql.SQLException;
import org.libraryexchange.stack.Folders;
import org.libraryexchange.stack.LocalPostgres;

/** A program that carries rows between {@link PeerDatabases}. */
abstract class Peer implements Contestant {

    /** The folder for its data and logs. */
    final Path folder;

    final PeerDatabases databases;

    Peer(Path folder, boolean searchable) throws SQLException {
        this.folder = folder;
        this.databases = PeerDatabases.start(folder, searchable);
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
    public void change(String document, long sequence) throws SQLException {
        databases.change(document, sequence);
    }

    /** None: it runs in the databases, or in the program that measures. */
    @Override
    public long residentBytes() {
        return 0;
    }

    /** Ends the processes other than the databases. */
    void switchOff() {}

    @Override
    public void close() {
        switchOff();
        databases.close();
        Folders.delete(folder);
    }
}
