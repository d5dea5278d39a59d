package org.libraryexchange.bench.mirror;

import java.sql.SQLException;
import org.libraryexchange.stack.LocalPostgres;

/** A way to keep a copy of one PostgreSQL's items in another. Each run has its own services, which begin empty. */
interface Contestant extends AutoCloseable {

    /** Its name in the report. */
    String title();

    LocalPostgres sink();

    /** Writes rows at the source as fast as the source accepts them. */
    void load(Corpus corpus) throws SQLException;

    /**
     * Writes rows at the source while both halves are off, and does the work that the source does in any case.
     *
     * @param searchable whether searches will look for them; if not, the source need not make them searchable
     */
    default void loadBacklog(Corpus corpus, boolean searchable) throws SQLException {
        load(corpus);
    }

    /** Starts both halves. Returns when they have been started, not when they work. */
    void switchOn() throws SQLException;

    /** Waits until it accepts changes, if it can say so. */
    default void awaitReady() {}

    /** A query at the sink for the sequence up to which rows have arrived; null before the first. */
    default String arrived() {
        return "select max(sequence) from item where owner = 'leeds'";
    }

    /** Whether searches at the sink find all rows that have arrived. */
    default boolean isSearchable() {
        return true;
    }

    /** Writes one more row at the source and commits; returns when the commit is durable. */
    void change(String document, long sequence) throws SQLException;

    /** Memory that its processes use now, except databases and broker, in bytes; 0 if it has no such processes. */
    long residentBytes();

    /** Ends all its processes and deletes its data. */
    @Override
    void close();
}
