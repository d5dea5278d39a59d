package org.libraryexchange.exchange.log.postgres;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.libraryexchange.exchange.log.OverLetters;

class PostgresOutboxOverLettersIT extends PostgresOutboxIT {

    @RegisterExtension
    static final OverLetters LETTERS = new OverLetters(DATABASE);
}
