package org.libraryexchange.log;

/** Something else than a change of an own item waits for the publisher; observed after the commit. */
public record PublisherNeeded() {}
