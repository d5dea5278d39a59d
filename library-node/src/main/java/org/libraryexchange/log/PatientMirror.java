package org.libraryexchange.log;

import org.libraryexchange.database.TooSlowException;
import org.libraryexchange.worker.Lease;

/** Tells of a mirror that is too slow, and goes on only while the work is this process's. */
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
