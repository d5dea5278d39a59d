package org.libraryexchange.exchange.nights;

import org.libraryexchange.exchange.nights.Arrivals.ReceivedCounts;
import org.libraryexchange.exchange.nights.ExchangeState.Proofs;
import org.libraryexchange.exchange.nights.Report.LetterCounts;
import org.libraryexchange.exchange.nights.Report.SentCounts;

/** Counts the changes that a run has exchanged. */
interface Accounts {

    /**
     * Counts what went to the own log since the run before.
     *
     * @param upTo last sequence of the own log to count
     */
    SentCounts sent(ExchangeRun run, long upTo);

    /**
     * Counts what came from a partner's log since the run before.
     *
     * @param upTo last sequence of the partner's log to count
     */
    ReceivedCounts received(ExchangeRun run, String partner, long upTo);

    /** Counts the letters that went to a partner and came from it since the run before. */
    LetterCounts letters(ExchangeRun run, String partner, Proofs letters);
}
