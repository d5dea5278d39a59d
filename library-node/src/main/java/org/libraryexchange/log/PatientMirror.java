package org.libraryexchange.log;

/** Tells of a mirror that is too slow, and goes on only while the work is this process's. */
record PatientMirror(MirrorStore mirror, Standing standing) implements MirrorStore {

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
            standing.waiting(e.getMessage());
            standing.require();
            throw e;
        }
    }
}
