package org.libraryexchange.seal;

/** What is known of who wrote a record. */
public enum SealState {
    /** Its owner, by a key that is trusted. */
    GOOD,
    /** Nothing: no key of the owner is configured. */
    UNCHECKED,
    /** There is no seal, although the owner's key is known. */
    MISSING,
    /** The seal is not one of a trusted key for this record at this place. */
    WRONG
}
