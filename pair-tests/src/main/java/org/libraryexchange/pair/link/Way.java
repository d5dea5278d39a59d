package org.libraryexchange.pair.link;

/** The two ways that bytes travel through a connection. */
public enum Way {
    TO_SERVER,
    TO_CLIENT
}
