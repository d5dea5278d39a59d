package org.libraryexchange.database;

/** The database did not finish a batch in its time; a smaller one may get through. Nothing of it was applied. */
public final class TooSlowException extends RuntimeException {

    public TooSlowException(String message, Throwable cause) {
        super(message, cause);
    }
}
