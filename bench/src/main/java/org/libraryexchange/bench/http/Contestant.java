package org.libraryexchange.bench.http;

/**
 * One thing that is asked over and over.
 *
 * @param title as the report calls it
 */
record Contestant(String title, Source source) {

    /** Makes requests for several clients at once. */
    @FunctionalInterface
    interface Source {
        Request next();
    }

    void ask() {
        source.next().send();
    }
}
