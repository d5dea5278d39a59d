package org.libraryexchange.log;

/** The database refuses a value of the batch; a smaller batch will show which. */
final class UnstorableException extends RuntimeException {

    UnstorableException(String message, Throwable cause) {
        super(message, cause);
    }
}
