package org.libraryexchange.rejected;

/** Asks partners to send letters again. */
public interface LetterReissues {

    /** Requests that travel in the log of letters to a partner. */
    ReissueRequests reissues(String partner);
}
