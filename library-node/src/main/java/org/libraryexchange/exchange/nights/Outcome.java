package org.libraryexchange.exchange.nights;

import org.libraryexchange.json.Term;

/** How a run ended. */
public enum Outcome implements Term {
    /** Everything was sent, and both sides are proved to be equal. */
    COMPLETE,
    /** The same, and nothing had changed on either side. */
    NOTHING_TO_EXCHANGE,
    /** The cities exchanged what they could; something needs a person. */
    PARTIAL,
    /** The same as partial, only because somebody has paused applying on either side; it needs nobody. */
    PAUSED,
    /** The exchange did not take place. */
    FAILED,
    /** No run took place. */
    MISSED;

    /**
     * Whether the run exchanged what there was, so that it also made up for failed nights before it. After a pause, the
     * next run does.
     */
    boolean isExchange() {
        return this == COMPLETE || this == NOTHING_TO_EXCHANGE || this == PARTIAL;
    }
}
