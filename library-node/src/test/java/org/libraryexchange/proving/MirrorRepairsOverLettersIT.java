package org.libraryexchange.proving;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.libraryexchange.log.OverLetters;

class MirrorRepairsOverLettersIT extends MirrorRepairsIT {

    @RegisterExtension
    static final OverLetters LETTERS = new OverLetters(DATABASE);
}
