package org.libraryexchange.base.worker;

/** Another process does this work now. Nothing is lost: the last step of this process does not count. */
public final class FencedException extends RuntimeException {

    public FencedException(String message) {
        super(message);
    }
}
