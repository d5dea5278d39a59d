package org.libraryexchange.health;

/** Somebody who was asked has not answered in time. */
final class SilentException extends RuntimeException {

    private final Cause who;

    SilentException(Cause who, Throwable cause) {
        super(who.sentence(), cause);
        this.who = who;
    }

    Cause who() {
        return who;
    }
}
