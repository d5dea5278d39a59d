package org.libraryexchange.simulation;

/** The work of a city's processes; one process has it at a time. */
enum Role {
    PUBLISHER,
    APPLIER,
    RECIPIENT
}
