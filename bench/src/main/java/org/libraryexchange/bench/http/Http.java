package org.libraryexchange.bench.http;

import org.libraryexchange.bench.report.Sheet;
import org.libraryexchange.pair.Repository;

/** Requests to one node, alone and beside those for bare rows. */
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
        try (NodeAlone node = NodeAlone.start(Repository.nodes(), sizes.catalogue())) {
            measure(new Loops(sheet, node, sizes), new Rows(sheet, node.city(), sizes.catalogue()));
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
