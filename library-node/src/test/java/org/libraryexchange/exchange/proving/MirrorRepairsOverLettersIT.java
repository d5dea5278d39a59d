package org.libraryexchange.exchange.proving;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.libraryexchange.exchange.log.OverLetters;

class MirrorRepairsOverLettersIT extends MirrorRepairsIT {

    @RegisterExtension
    static final OverLetters LETTERS = new OverLetters(DATABASE);
}
