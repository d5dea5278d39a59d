package org.libraryexchange.log;

import java.util.ArrayDeque;
import java.util.Deque;
import org.libraryexchange.database.Quietly;

/** What a worker has opened so far, to be closed in the opposite order, also when the rest could not be opened. */
public final class Closing implements AutoCloseable {

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    public <T extends AutoCloseable> T add(T resource) {
        opened.push(resource);
        return resource;
    }

    @Override
    public void close() {
        opened.forEach(Quietly::close);
        opened.clear();
    }
}
