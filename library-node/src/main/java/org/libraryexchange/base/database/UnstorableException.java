package org.libraryexchange.base.database;

/** The database refuses a value of the batch. Smaller batches will show which one. */
public final class UnstorableException extends RuntimeException {

    public UnstorableException(String message, Throwable cause) {
        super(message, cause);
    }
}
