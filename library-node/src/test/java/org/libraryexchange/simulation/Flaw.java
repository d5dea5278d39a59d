package org.libraryexchange.simulation;

/** Mistakes that are built into the adapters, to see whether the checks notice. */
public enum Flaw {
    NONE,
    /** Numbers come from a counter that does not wait for commits, so that a lower one can appear after a higher. */
    NUMBERS_BEFORE_COMMITS,
    /** A mirror takes whatever comes. */
    NO_SEQUENCE_GUARD,
    /** The cursor moves when a batch is announced. */
    MARKED_BEFORE_ACKNOWLEDGEMENT,
    /** The position moves in a transaction of its own before the rows are written. */
    POSITION_BEFORE_ROWS,
    /** A topic that the mirror does not know is read from its end. */
    NEW_TOPIC_FROM_ITS_END,
    /** Digests and listings leave out what is withdrawn or erased. */
    DIGEST_OF_PUBLISHED_ONLY,
    /** Nobody looks whether a record has its owner's seal. */
    SEALS_NOT_CHECKED,
    /** A proof takes for explained whatever a mirror has rejected, for whatever reason. */
    ANY_REASON_EXPLAINS,
    /** The applier of letters stands where that of items stands. */
    LETTERS_AT_PLACE_OF_ITEMS,
    /** What a mirror of letters answers counts for items. */
    ANSWERS_ABOUT_LETTERS_COUNT_FOR_ITEMS,
    /** A city says of its partner's letters how far it has applied its items. */
    PLACE_OF_ITEMS_TOLD_FOR_LETTERS
}
