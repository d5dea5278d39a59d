package org.libraryexchange.log;

/** The topic is gone, or another one has its name now. */
public final class LogReplacedException extends LogFailedException {

    public LogReplacedException(String message) {
        super(message);
    }
}
