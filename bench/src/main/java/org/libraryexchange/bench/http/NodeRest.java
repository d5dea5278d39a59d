package org.libraryexchange.bench.http;

import org.libraryexchange.bench.pair.TextCatalogue;
import org.libraryexchange.bench.pair.Waiting;
import org.libraryexchange.pair.CityUnderTest;

/** Waits until a node has finished the work of its last writes, so that it does not disturb the next measure. */
final class NodeRest {

    private NodeRest() {}

    /** Waits until everything is published and can be found by searches. */
    static void await(CityUnderTest city) {
        Waiting.until(
                city.database(), 0, "select own_log.sequence - publication.sent_sequence from own_log, publication");
        TextCatalogue.awaitIndexed(city);
    }
}
