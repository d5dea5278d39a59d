package org.libraryexchange.exchange.proving;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.libraryexchange.exchange.log.OverPictures;

class MirrorRepairsOverPicturesIT extends MirrorRepairsIT {

    @RegisterExtension
    static final OverPictures PICTURES = new OverPictures(DATABASE);
}
