package org.libraryexchange.log;

/** The database did not finish a batch in its time; a smaller one may get through. Nothing of it was applied. */
final class TooSlowException extends RuntimeException {

    TooSlowException(String message, Throwable cause) {
        super(message, cause);
    }
}
