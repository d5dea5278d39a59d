package org.libraryexchange.log;

/** The broker does not answer, or the log is not what it was. The worker starts again from what is stored. */
class LogFailedException extends RuntimeException {

    LogFailedException(String message, Throwable cause) {
        super(message, cause);
    }

    LogFailedException(String message) {
        super(message);
    }
}
