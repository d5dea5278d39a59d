package org.libraryexchange.exchange.proving;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.libraryexchange.exchange.log.OverLetters;

@Tag("long")
class PostgresViewOverLettersIT extends PostgresViewIT {

    @RegisterExtension
    static final OverLetters LETTERS = new OverLetters(DATABASE);
}
