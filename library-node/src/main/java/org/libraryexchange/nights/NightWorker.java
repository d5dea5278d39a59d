package org.libraryexchange.nights;

import java.time.Duration;
import org.libraryexchange.log.Signal;
import org.libraryexchange.log.Worker;

/** Looks at the nights again and again; everything that it knows is in the database. */
final class NightWorker implements Worker {

    private final NightDesk desk;
    private final Signal begun;
    private final Duration look;

    NightWorker(NightDesk desk, Signal begun, Duration look) {
        this.desk = desk;
        this.begun = begun;
        this.look = look;
    }

    @Override
    public void step() {
        if (!desk.step()) {
            begun.await(look);
        }
    }

    @Override
    public void close() {
        // Nothing is held between two steps.
    }
}
