package org.libraryexchange.exchange.proving;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.libraryexchange.exchange.log.OverPictures;

@Tag("long")
class PostgresViewOverPicturesIT extends PostgresViewIT {

    @RegisterExtension
    static final OverPictures PICTURES = new OverPictures(DATABASE);
}
