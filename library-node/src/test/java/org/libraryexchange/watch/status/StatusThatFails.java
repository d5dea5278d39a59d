package org.libraryexchange.watch.status;

import jakarta.enterprise.inject.Vetoed;

/** A status that cannot be read, so that tests see what pages say then. */
@Vetoed
public class StatusThatFails extends StatusReader {

    private final RuntimeException fault;

    public StatusThatFails(RuntimeException fault) {
        super(null, null, null, null, null);
        this.fault = fault;
    }

    @Override
    public ExchangeStatus read() {
        throw fault;
    }
}
