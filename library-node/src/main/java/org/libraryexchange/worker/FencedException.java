package org.libraryexchange.worker;

/** Another process does this work now. Nothing is lost: whatever this one did last counts as not done. */
public final class FencedException extends RuntimeException {

    public FencedException(String message) {
        super(message);
    }
}
