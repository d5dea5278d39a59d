package org.libraryexchange.log.postgres;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.libraryexchange.log.OverLetters;

class PostgresOutboxOverLettersIT extends PostgresOutboxIT {

    @RegisterExtension
    static final OverLetters LETTERS = new OverLetters(DATABASE);
}
