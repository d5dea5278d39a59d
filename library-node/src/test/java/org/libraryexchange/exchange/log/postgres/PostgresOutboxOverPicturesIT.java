package org.libraryexchange.exchange.log.postgres;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.libraryexchange.exchange.log.OverPictures;

class PostgresOutboxOverPicturesIT extends PostgresOutboxIT {

    @RegisterExtension
    static final OverPictures PICTURES = new OverPictures(DATABASE);
}
