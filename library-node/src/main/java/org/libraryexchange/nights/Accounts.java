package org.libraryexchange.nights;

import org.libraryexchange.nights.Report.Sent;

/** Counts what a run has moved. */
interface Accounts {

    /**
     * What went to the own log since the run before.
     *
     * @param upTo place of the own log up to which it is counted
     */
    Sent sent(ExchangeRun run, long upTo);

    /**
     * What came of a partner's log since the run before.
     *
     * @param upTo place of the partner's log up to which it is counted
     */
    Received received(ExchangeRun run, String partner, long upTo);
}
