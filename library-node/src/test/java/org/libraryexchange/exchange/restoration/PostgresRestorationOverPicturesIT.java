package org.libraryexchange.exchange.restoration;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.libraryexchange.exchange.log.OverPictures;

class PostgresRestorationOverPicturesIT extends PostgresRestorationIT {

    @RegisterExtension
    static final OverPictures PICTURES = new OverPictures(POSTGRES);

    /** The documents of these tests are those of items, but nothing is done with them outside the tables of the log. */
    @Override
    RestoredDocuments documents() {
        RestoredDocuments items = super.documents();
        return (version, id, own, now) -> items.as(version, id, own, now);
    }
}
