package org.libraryexchange.nights;

/**
 * Items of a partner whose latest change has a place in its log behind another one.
 *
 * @param added that were not here before
 * @param changed the others, those below included
 * @param cancelled with a date that is cancelled
 */
public record Received(long added, long changed, long withdrawn, long cancelled, long erased) {

    static final Received NOTHING = new Received(0, 0, 0, 0, 0);

    /** Whether nothing came. */
    public boolean isNothing() {
        return added + changed == 0;
    }
}
