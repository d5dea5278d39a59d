package org.libraryexchange.log;

/** The database does not answer, or not as it should. The worker starts again from what is stored. */
final class StoreFailedException extends RuntimeException {

    StoreFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
