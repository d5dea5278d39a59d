package org.libraryexchange.log;

/** Says that a change of an own item has its sequence in the log. Observed after the commit. */
public record ChangeCommitted() {}
