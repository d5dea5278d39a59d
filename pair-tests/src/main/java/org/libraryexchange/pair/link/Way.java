package org.libraryexchange.pair.link;

/** The two directions of a connection. */
public enum Way {
    TO_SERVER,
    TO_CLIENT
}
