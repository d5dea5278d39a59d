package org.libraryexchange.bench.http;

import java.nio.file.Path;
import org.libraryexchange.bench.pair.TextCatalogue;
import org.libraryexchange.pair.CityUnderTest;
import org.libraryexchange.pair.PairUnderTest;
import org.libraryexchange.pair.Replica;

/**
 * One node and its API, and the endpoints that read bare rows of its database. The partner is down, so that only the node,
 * its services and the clients share the machine.
 */
record NodeAlone(PairUnderTest pair, Replica bare) implements AutoCloseable {

    /**
     * Starts it.
     *
     * @param repository that the node is of
     * @param items number of items that it has
     */
    static NodeAlone start(Path repository, int items) {
        PairUnderTest pair = PairUnderTest.startNodesOf(repository);
        try {
            pair.hangzhou().node().stop();
            new TextCatalogue(items).writeTo(pair.leeds());
            NodeRest.await(pair.leeds());
            NodeAlone node = new NodeAlone(pair, pair.leeds().startBareRead());
            node.bare.awaitReady();
            return node;
        } catch (RuntimeException e) {
            pair.close();
            throw e;
        }
    }

    CityUnderTest city() {
        return pair.leeds();
    }

    HttpContestants contestants() {
        return new HttpContestants(city(), bare.api());
    }

    @Override
    public void close() {
        try (pair) {
            bare.close();
        }
    }
}
