package org.libraryexchange.restoration;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.libraryexchange.log.OverLetters;

class PostgresRestorationOverLettersIT extends PostgresRestorationIT {

    @RegisterExtension
    static final OverLetters LETTERS = new OverLetters(POSTGRES);
}
