package org.libraryexchange.exchange.log.postgres;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.libraryexchange.exchange.log.OverPictures;

class PostgresMirrorOverPicturesIT extends PostgresMirrorIT {

    @RegisterExtension
    static final OverPictures PICTURES = new OverPictures(DATABASE);

    @Override
    String itemTable() {
        return "pictures.item";
    }
}
