package org.libraryexchange.base.worker;

/** Another system does not answer, or answers wrongly. The worker starts again from what is stored. */
public class WorkFailedException extends RuntimeException {

    public WorkFailedException(String message, Throwable cause) {
        super(message, cause);
    }

    public WorkFailedException(String message) {
        super(message);
    }
}
