package org.libraryexchange.pair;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.libraryexchange.pair.DatabaseUnderTest.StoredItem;
import org.libraryexchange.record.CityLog.Sort;

/** The same with pictures. */
@In(Sort.PICTURES)
@Tag("long")
class HostileRecordsOverPicturesIT extends HostileRecordsIT {
    @Override
    List<String> pages(StoredItem stored) {
        return List.of("/media/" + Json.read(stored.document()).path("sha256").asText());
    }

    @Override
    void textOfAttackersTravelsVerbatim(PairUnderTest pair) {
        // Pictures have no text.
    }
}
