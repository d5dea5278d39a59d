package org.libraryexchange.exchange.nights;

/**
 * Counts of a partner's items whose latest change comes after a sequence of its log.
 *
 * @param added items that were not here before
 * @param changed all other items, including those of the counts below
 * @param cancelled items with a cancelled date
 */
public record Received(long added, long changed, long withdrawn, long cancelled, long erased) {

    static final Received NOTHING = new Received(0, 0, 0, 0, 0);

    /** Whether all counts are zero. Jackson would show a method named isNothing. */
    public boolean nothing() {
        return added + changed == 0;
    }
}
