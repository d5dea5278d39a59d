package org.libraryexchange.log;

/** The topic is gone, or another one has its name now. */
final class LogReplacedException extends LogFailedException {

    LogReplacedException(String message) {
        super(message);
    }
}
