package org.libraryexchange.simulation;

/** A process ends. An error, since nothing in the production may catch it, as nothing catches a power cut. */
final class Crash extends Error {

    private static final long serialVersionUID = 1;

    Crash(Point point) {
        super("the process ends at " + point, null, false, false);
    }
}
