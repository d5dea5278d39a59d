package org.libraryexchange.pair;

/** The same with letters. */
@InLetters
class ReplayOverLettersIT extends ReplayIT {}
