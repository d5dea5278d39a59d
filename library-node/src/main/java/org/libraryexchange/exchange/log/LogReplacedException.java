package org.libraryexchange.exchange.log;

/** The topic was deleted, or a new topic has taken its name. */
public final class LogReplacedException extends LogFailedException {

    public LogReplacedException(String message) {
        super(message);
    }
}
