package org.libraryexchange.exchange.nights;

import java.util.UUID;

/** What a run does with the exchange, and what it sees of it. */
interface Exchange {

    /**
     * Releases all changes that wait for the night.
     *
     * @return the last sequence of the own log
     */
    long release();

    /**
     * Asks for a proof of the own catalogue, or returns the one that already waits.
     *
     * @param who on whose behalf
     */
    UUID prove(String who);

    /** Asks all partners to prove their catalogues to the mirrors here, except those that are paused. */
    void askPartners();

    /**
     * Asks for a proof of the letters to a partner, and asks the partner to prove those that it has written.
     *
     * @param who on whose behalf
     */
    void askForLetters(String partner, String who);

    /**
     * Asks for a proof of the city's pictures, and asks all partners to prove theirs, except those that are paused. No run
     * waits for the answers.
     *
     * @param who on whose behalf
     */
    void askForPictures(String who);

    /** The state of the exchange, as a run needs it. */
    ExchangeState look(ExchangeRun run);
}
