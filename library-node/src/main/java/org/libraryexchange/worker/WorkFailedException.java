package org.libraryexchange.worker;

/** Something outside does not answer, or not as it should. The worker starts again from what is stored. */
public class WorkFailedException extends RuntimeException {

    public WorkFailedException(String message, Throwable cause) {
        super(message, cause);
    }

    public WorkFailedException(String message) {
        super(message);
    }
}
