package org.libraryexchange.bench.http;

/**
 * One kind of request, sent over and over.
 *
 * @param title in the report
 */
record HttpContestant(String title, Source source) {

    /** Makes requests for several clients at once. */
    @FunctionalInterface
    interface Source {
        Request next();
    }

    void ask() {
        source.next().send();
    }
}
