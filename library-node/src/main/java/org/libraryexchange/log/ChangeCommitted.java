package org.libraryexchange.log;

/** A change of an own item has got its place in the log; observed after the commit, it wakes the publisher. */
public record ChangeCommitted() {}
