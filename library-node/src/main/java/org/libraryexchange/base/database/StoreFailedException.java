package org.libraryexchange.base.database;

/** The database did not answer, or not as expected. The worker starts again from what is stored. */
public final class StoreFailedException extends RuntimeException {

    public StoreFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
