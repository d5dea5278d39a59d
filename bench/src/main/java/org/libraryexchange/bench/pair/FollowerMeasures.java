package org.libraryexchange.bench.pair;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.libraryexchange.pair.NodeClient;
import org.libraryexchange.pair.PairUnderTest;

/** How fast one client reads a whole catalogue: as pages of changes, and as a snapshot. */
record FollowerMeasures(PairUnderTest pair, MeasureReport report) {

    private static final int[] PAGE_SIZES = {100, 1_000};
    private static final int REPEATS = 3;
    private static final int STREAMS = 50;
    private static final long STANDING_STILL_NANOS = 15_000_000_000L;

    void measure(Sizes sizes) {
        SizedCatalogue.of(sizes.catalogue).writeTo(pair.leeds());
        pair.leeds().database().execute("vacuum (analyze) item");
        NodeClient client = pair.leeds().client();
        long end = pair.leeds().database().number("select sequence from own_log");
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            for (int size : PAGE_SIZES) {
                timed("changes, pages of " + size, sizes.catalogue, () -> ChangeFeed.follow(client, end, size));
            }
            timed("snapshot", sizes.catalogue, () -> ChangeFeed.body(client.get("/api/v1/snapshot?owner=leeds")));
        }
        standStill();
    }

    /** Each client could have the whole catalogue, which is more than the node may hold. */
    private void standStill() {
        long before = StartMeasures.megabytes(pair.leeds());
        List<Socket> streams = new ArrayList<>();
        try {
            for (int n = 0; n < STREAMS; n++) {
                streams.add(openStream());
            }
            LockSupport.parkNanos(STANDING_STILL_NANOS);
            ChangeFeed.body(pair.leeds().client().get("/api/v1/items?limit=1"));
            report.line(
                    "streams that nobody reads",
                    "%d: resident memory %d MB, before %d MB",
                    STREAMS,
                    StartMeasures.megabytes(pair.leeds()),
                    before);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            streams.forEach(FollowerMeasures::close);
        }
    }

    private Socket openStream() throws IOException {
        Socket stream =
                new Socket(pair.leeds().api().getHost(), pair.leeds().api().getPort());
        String request = "GET /api/v1/changes?owner=leeds HTTP/1.1\r\nHost: node\r\nAccept: text/event-stream\r\n\r\n";
        stream.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return stream;
    }

    private static void close(Socket stream) {
        try {
            stream.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void timed(String what, int items, Runnable reading) {
        long start = System.nanoTime();
        reading.run();
        double seconds = (System.nanoTime() - start) / 1e9;
        report.line(what, "%d items in %.2f s, %.0f a second", items, seconds, items / seconds);
    }
}
