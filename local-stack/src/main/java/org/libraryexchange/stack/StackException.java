package org.libraryexchange.stack;

/** Something of the local stack cannot start or run. The message is meant for a person: what, and what to do. */
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
