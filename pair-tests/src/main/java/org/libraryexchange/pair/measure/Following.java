package org.libraryexchange.pair.measure;

import org.libraryexchange.pair.Client;
import org.libraryexchange.pair.Outcome;
import org.libraryexchange.pair.Outcome.Acknowledged;
import org.libraryexchange.pair.PairUnderTest;

/** How fast one client reads a whole catalogue: by changes in pages, and as a snapshot. */
record Following(PairUnderTest pair, Report report) {

    private static final int[] PAGE_SIZES = {100, 1_000};
    private static final int REPEATS = 3;

    void measure(Sizes sizes) {
        Catalogue.of(sizes.catalogue).writeTo(pair.leeds());
        pair.leeds().database().execute("vacuum (analyze) item");
        Client client = pair.leeds().client();
        long end = pair.leeds().database().number("select sequence from own_log");
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            for (int size : PAGE_SIZES) {
                timed("changes, pages of " + size, sizes.catalogue, () -> follow(client, end, size));
            }
            timed("snapshot", sizes.catalogue, () -> body(client.get("/api/v1/snapshot?owner=leeds")));
        }
    }

    private void timed(String what, int items, Runnable reading) {
        long start = System.nanoTime();
        reading.run();
        double seconds = (System.nanoTime() - start) / 1e9;
        report.line(what, "%d items in %.2f s, %.0f a second", items, seconds, items / seconds);
    }

    private static void follow(Client client, long end, int size) {
        long position = 0;
        while (position < end) {
            String page = body(client.get("/api/v1/changes?owner=leeds&after=" + position + "&limit=" + size));
            String tail = page.substring(page.lastIndexOf("\"position\":") + 11);
            position = Long.parseLong(tail.substring(0, tail.indexOf(',')));
        }
    }

    private static String body(Outcome outcome) {
        if (outcome instanceof Acknowledged answer) {
            return answer.body();
        }
        throw new IllegalStateException("not served: " + outcome);
    }
}
