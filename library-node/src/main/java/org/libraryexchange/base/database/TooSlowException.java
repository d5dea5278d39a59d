package org.libraryexchange.base.database;

/** The database did not finish a batch in time. Nothing of it was applied. A smaller batch may succeed. */
public final class TooSlowException extends RuntimeException {

    public TooSlowException(String message, Throwable cause) {
        super(message, cause);
    }
}
