package org.libraryexchange.log;

/** A change of an own item has its place in the log; observed after the commit. */
public record ChangeCommitted() {}
