package org.libraryexchange.health;

/** Somebody who was asked has not answered in time. */
final class SilentException extends RuntimeException {

    private final StuckCause who;

    SilentException(StuckCause who, Throwable cause) {
        super(who.sentence(), cause);
        this.who = who;
    }

    StuckCause who() {
        return who;
    }
}
