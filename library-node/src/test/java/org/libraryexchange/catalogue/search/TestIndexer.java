package org.libraryexchange.catalogue.search;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.libraryexchange.base.worker.Lease;
import org.libraryexchange.base.worker.Lull;
import org.libraryexchange.base.worker.Signal;
import org.libraryexchange.exchange.log.PostgresExtension;

/** Makes indexers that a test steps by itself. */
final class TestIndexer {

    private static final Lease HELD = new Lease() {
        @Override
        public void require() {}

        @Override
        public void waiting(String cause) {
            throw new AssertionError(cause);
        }
    };

    private TestIndexer() {}

    /** An indexer that nothing keeps from its work. */
    static Indexer of(SearchIndex index, PostgresExtension postgres) {
        return new Indexer(
                new SearchedItems(postgres.sessions().open("indexer", Indexer.SETUP), List.of("leeds", "hangzhou")),
                index,
                new RightOfWay(new TestArrivals(), Duration.ZERO, () -> false, HELD),
                new Lull(new Signal(), Duration.ofMillis(1)),
                Clock.systemUTC());
    }
}
