package org.libraryexchange.exchange.log;

import org.libraryexchange.base.worker.Lease;

/** The lease of a worker that is never disturbed. */
public final class Untroubled implements Lease {

    @Override
    public void require() {}

    @Override
    public void waiting(String cause) {}
}
