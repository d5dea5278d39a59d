package org.libraryexchange.log;

import java.util.ArrayDeque;
import java.util.Deque;

/** What a worker has opened so far, to be closed in the opposite order, also when the rest could not be opened. */
final class Closing implements AutoCloseable {

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    <T extends AutoCloseable> T add(T resource) {
        opened.push(resource);
        return resource;
    }

    @Override
    public void close() {
        opened.forEach(Quietly::close);
        opened.clear();
    }
}
