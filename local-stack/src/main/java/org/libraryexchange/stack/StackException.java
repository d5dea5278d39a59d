package org.libraryexchange.stack;

/** A part of the local stack cannot start or run. The message tells a person what failed and what to do. */
public class StackException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StackException(String message) {
        super(message);
    }

    public StackException(String message, Throwable cause) {
        super(message, cause);
    }

    static StackException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new StackException("interrupted", cause);
    }
}
