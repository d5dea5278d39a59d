package org.libraryexchange.pair;

import org.junit.jupiter.api.Tag;

/** The same with letters. */
@InLetters
@Tag("long")
class BrokerOutageOverLettersIT extends BrokerOutageIT {}
