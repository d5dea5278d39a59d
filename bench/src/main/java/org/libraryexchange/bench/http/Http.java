package org.libraryexchange.bench.http;

import org.libraryexchange.bench.pair.TextCatalogue;
import org.libraryexchange.bench.report.Sheet;
import org.libraryexchange.pair.CityUnderTest;
import org.libraryexchange.pair.PairUnderTest;
import org.libraryexchange.pair.Replica;

/** One node and its API. The partner is down, so that only the node, its services and the clients share the machine. */
public final class Http {

    private final Sheet sheet;
    private final int repeats;
    private final HttpSizes sizes;

    public Http(Sheet sheet, int repeats, HttpSizes sizes) {
        this.sheet = sheet;
        this.repeats = repeats;
        this.sizes = sizes;
    }

    /**
     * Measures requests for single items and for all items. Imports come last, because they make the catalogue larger.
     */
    public void measure() {
        try (PairUnderTest pair = PairUnderTest.start()) {
            pair.hangzhou().node().stop();
            CityUnderTest city = pair.leeds();
            new TextCatalogue(sizes.catalogue()).writeTo(city);
            Rest.await(city);
            try (Replica bare = city.startBareRead()) {
                bare.awaitReady();
                measure(new Loops(sheet, city, bare.api(), sizes), new Rows(sheet, city, sizes.catalogue()));
            }
        }
    }

    private void measure(Loops loops, Rows rows) {
        loops.warmUp();
        rows.warmUp();
        for (int i = 0; i < repeats; i++) {
            loops.once();
            rows.feed();
        }
        for (int i = 0; i < repeats; i++) {
            rows.imported(i);
        }
        loops.compare();
        rows.compare();
    }
}
