package org.libraryexchange.seal;

/** What is known about the writer of a record. */
public enum SealState {
    /** The owner wrote it, as a trusted key shows. */
    GOOD,
    /** Nothing is known: no key of the owner is configured. */
    UNCHECKED,
    /** The record has no seal, although the owner's key is known. */
    MISSING,
    /** No trusted key has made this seal for this record at this place. */
    WRONG
}
