package org.libraryexchange.bench.mirror;

import java.sql.SQLException;
import org.libraryexchange.stack.LocalPostgres;

/** A way to keep a copy of one PostgreSQL's items in another. Each run has services of its own, which begin empty. */
interface Contestant extends AutoCloseable {

    /** As the report calls it. */
    String title();

    LocalPostgres sink();

    /** Writes rows at the source as fast as it takes them. */
    void load(Corpus corpus) throws SQLException;

    /**
     * Writes rows at the source while both halves are off, and does what the source does anyway meanwhile.
     *
     * @param searchable whether they are to be searched for; without, their source need not make them so
     */
    default void loadBacklog(Corpus corpus, boolean searchable) throws SQLException {
        load(corpus);
    }

    /** Starts both halves. Returns when they have been told to, not when they are at work. */
    void switchOn() throws SQLException;

    /** Waits until changes are taken, as far as it says so. */
    default void awaitReady() {}

    /** A query at the sink for the sequence up to which rows have arrived; null before the first. */
    default String arrived() {
        return "select max(sequence) from item where owner = 'leeds'";
    }

    /** A query at the sink for the sequence up to which rows can be searched for. */
    default String searchable() {
        return arrived();
    }

    /** Writes one more row at the source and commits; returns when the commit is durable. */
    void change(String document, long sequence) throws SQLException;

    /** Memory that its processes hold now, apart from databases and broker, in bytes; 0 where it has none. */
    long residentBytes();

    /** Ends all of it and deletes its data. */
    @Override
    void close();
}
