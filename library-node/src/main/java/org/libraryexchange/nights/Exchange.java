package org.libraryexchange.nights;

import java.util.UUID;

/** What a run does to the exchange, and sees of it. */
interface Exchange {

    /**
     * Lets everything go that waits for the night.
     *
     * @return the last place of the own log
     */
    long release();

    /**
     * Asks for a proof of the own catalogue; one that waits already is meant.
     *
     * @param who on whose behalf
     */
    UUID prove(String who);

    /** Asks all partners to prove their catalogues to the mirrors here. */
    void askPartners();

    /** How the exchange stands for a run. */
    ExchangeState look(ExchangeRun run);
}
