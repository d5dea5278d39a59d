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
    PLACE_OF_ITEMS_TOLD_FOR_LETTERS,
    /** A document of the systems replaces an item as if nobody had settled anything. */
    DOCUMENTS_OVERWRITE("L6", 28),
    /** What is accepted stands in the item, and nothing says that it is settled. */
    ACCEPTED_IS_NOT_SETTLED("L6", 33),
    /** A later acceptance takes what people had settled for what the systems send. */
    LATER_ACCEPTANCE_FORGETS_BASE("L6", 428),
    /** The list of what is settled does not follow documents that a restored database takes over. */
    SETTLED_LOST_IN_RESTORE("L6", 138),
    /** Of two transactions, the first says that something was accepted, and the second changes the item. */
    HANDLED_BEFORE_CHANGED("L2", 1582),
    /** Of two transactions, the first changes the item, and the second says that something was accepted. */
    CHANGED_BEFORE_HANDLED("L2", 799),
    /** Whoever accepts some of what a letter proposes gets all of it. */
    ALL_TAKEN_FOR_SOME("L1", 41),
    /** What was accepted of a letter can be accepted once more. */
    ACCEPTED_TWICE("L2", 87),
    /** A handling names the item's digest instead of that of the letter that was judged. */
    ITEM_NAMED_AS_JUDGED("L2", 33),
    /** The versions of items do not name letters. */
    LETTER_NOT_NAMED("L2", 33),
    /** An item quotes the letter that proposed what it says. */
    LETTER_IN_ITEM("", 33),
    /** An item does not repeat what the letter says that proposed its text. */
    ITEM_NEEDS_LETTER("L3", 33),
    /** A letter that is erased keeps its subject. */
    ERASURE_KEEPS_WORDS("L8", 41);

    private final String law;
    private final long noticedIn;

    Flaw() {
        this("", 0);
    }

    Flaw(String law, long noticedIn) {
        this.law = law;
        this.noticedIn = noticedIn;
    }

    /** The law about letters that it breaks; empty if it has no number. */
    String law() {
        return law;
    }

    /** The seed of a history that noticed it when this was written. */
    long noticedIn() {
        return noticedIn;
    }

    /** Whether a history plays what it is about. */
    boolean concerns(long seed) {
        return compareTo(DOCUMENTS_OVERWRITE) < 0 || HistoryStep.exchangesLetters(seed);
    }
}
