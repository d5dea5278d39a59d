package org.libraryexchange.watch.health;

/** The database or the broker did not answer in time. */
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
