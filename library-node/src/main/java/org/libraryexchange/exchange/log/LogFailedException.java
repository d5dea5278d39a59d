package org.libraryexchange.exchange.log;

import org.libraryexchange.base.worker.WorkFailedException;

/** The broker does not answer, or the log has changed: it was cut or replaced. */
public class LogFailedException extends WorkFailedException {

    public LogFailedException(String message, Throwable cause) {
        super(message, cause);
    }

    public LogFailedException(String message) {
        super(message);
    }
}
