package org.libraryexchange.exchange.log.postgres;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.libraryexchange.exchange.log.OverLetters;

class PostgresMirrorOverLettersIT extends PostgresMirrorIT {

    @RegisterExtension
    static final OverLetters LETTERS = new OverLetters(DATABASE);

    @Override
    String itemTable() {
        return OverLetters.ITEM_TABLE;
    }
}
