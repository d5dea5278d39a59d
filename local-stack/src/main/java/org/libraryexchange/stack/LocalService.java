package org.libraryexchange.stack;

/** A service in a process of its own. */
public abstract class LocalService implements AutoCloseable {

    /** The process of now: a service that starts again has another. */
    ChildProcess process;

    public final long pid() {
        return process.pid();
    }

    /** Ends it properly. */
    public abstract void stop();

    /** Ends it and what it has started as {@code kill -9} does: as a power cut would, except that the kernel keeps what it holds. */
    public final void kill() {
        process.kill();
    }

    /** Suspends it: the process exists but does not answer. */
    public final void freeze() {
        process.freeze();
    }

    public final void thaw() {
        process.thaw();
    }

    @Override
    public final void close() {
        stop();
    }
}
