package org.libraryexchange.database;

/** The database refuses a value of the batch; a smaller batch will show which. */
public final class UnstorableException extends RuntimeException {

    public UnstorableException(String message, Throwable cause) {
        super(message, cause);
    }
}
