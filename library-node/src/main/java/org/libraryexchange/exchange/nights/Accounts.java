package org.libraryexchange.exchange.nights;

import org.libraryexchange.exchange.nights.ExchangeState.LettersState;
import org.libraryexchange.exchange.nights.Report.LettersFound;
import org.libraryexchange.exchange.nights.Report.Sent;

/** Counts the changes that a run has exchanged. */
interface Accounts {

    /**
     * Counts what went to the own log since the run before.
     *
     * @param upTo last sequence of the own log to count
     */
    Sent sent(ExchangeRun run, long upTo);

    /**
     * Counts what came from a partner's log since the run before.
     *
     * @param upTo last sequence of the partner's log to count
     */
    Received received(ExchangeRun run, String partner, long upTo);

    /** Counts the letters that went to a partner and came from it since the run before. */
    LettersFound.Counts letters(ExchangeRun run, String partner, LettersState letters);
}
