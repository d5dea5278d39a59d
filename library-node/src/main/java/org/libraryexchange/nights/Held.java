package org.libraryexchange.nights;

/**
 * Where somebody has paused the exchange with a partner, so that a run does not wait for it.
 *
 * @param there whether the partner applies nothing of this city, as it has answered since the run started
 * @param here whether this city applies nothing of the partner
 */
record Held(boolean there, boolean here) {

    static final Held NOWHERE = new Held(false, false);

    boolean isAnywhere() {
        return there || here;
    }
}
