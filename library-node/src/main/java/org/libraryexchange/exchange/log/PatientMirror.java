package org.libraryexchange.exchange.log;

import org.libraryexchange.base.database.TooSlowException;
import org.libraryexchange.base.worker.Lease;

/**
 * Reports a mirror that is too slow, and lets the applier try again only while this process still has the right to the
 * work.
 */
public record PatientMirror(MirrorStore mirror, Lease lease) implements MirrorStore {

    @Override
    public Position position() {
        return mirror.position();
    }

    @Override
    public boolean isCatchingUp() {
        return mirror.isCatchingUp();
    }

    @Override
    public boolean isPaused() {
        return mirror.isPaused();
    }

    @Override
    public void fallBehind() {
        mirror.fallBehind();
    }

    @Override
    public int apply(MirrorBatch batch) {
        try {
            return mirror.apply(batch);
        } catch (TooSlowException e) {
            lease.waiting(e.getMessage());
            lease.require();
            throw e;
        }
    }
}
