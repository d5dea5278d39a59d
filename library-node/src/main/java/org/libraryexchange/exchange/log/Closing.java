package org.libraryexchange.exchange.log;

import java.util.ArrayDeque;
import java.util.Deque;
import org.libraryexchange.base.database.Quietly;

/** Closes what a worker has opened so far, in reverse order, even if opening the rest failed. */
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
