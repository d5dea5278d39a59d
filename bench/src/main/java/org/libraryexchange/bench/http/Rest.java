package org.libraryexchange.bench.http;

import org.libraryexchange.pair.CityUnderTest;
import org.libraryexchange.bench.pair.TextCatalogue;
import org.libraryexchange.bench.pair.Waiting;

/** A node that has done what its last writes left to do, so that whoever is measured next does not pay for it. */
final class Rest {

    private Rest() {}

    /** Waits until all is published and can be searched for. */
    static void await(CityUnderTest city) {
        Waiting.until(
                city.database(), 0, "select own_log.sequence - publication.sent_sequence from own_log, publication");
        TextCatalogue.awaitIndexed(city);
    }
}
