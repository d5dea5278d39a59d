package org.libraryexchange.bench.pair;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.libraryexchange.pair.ItemDocuments;
import org.libraryexchange.pair.NodeClient;
import org.libraryexchange.pair.PairUnderTest;
import org.libraryexchange.pair.RequestOutcome;
import org.libraryexchange.pair.RequestOutcome.Acknowledged;

/** Reads and writes of single items by clients that wait for each answer. They share the machine with the node. */
record RequestMeasures(PairUnderTest pair, MeasureReport report) {

    private static final int ITEMS_READ = 500;

    void measure(Sizes sizes) {
        NodeClient client = pair.leeds().client();
        List<String> ids = new CopyOnWriteArrayList<>();
        for (int i = 0; i < ITEMS_READ; i++) {
            RequestOutcome created = write(client, "read " + i);
            ids.add(((Acknowledged) created).id().toString());
        }
        timed("single reads", sizes, n -> client.get("/api/v1/items/" + any(ids)));
        timed("single writes, published", sizes, n -> write(client, "write " + n));
    }

    private static RequestOutcome write(NodeClient client, String title) {
        return client.put("measure", title, ItemDocuments.event(title).toString());
    }

    private static String any(List<String> ids) {
        return ids.get(ThreadLocalRandom.current().nextInt(ids.size()));
    }

    private void timed(String what, Sizes sizes, LongFunction<RequestOutcome> request) {
        AtomicLong number = new AtomicLong();
        send(sizes.connections, sizes.warmUpSeconds, number, request);
        Histogram micros = send(sizes.connections, sizes.requestSeconds, number, request);
        report.line(
                what,
                "%.0f a second on %d connections, p50 %.1f ms, p99 %.1f ms",
                (double) micros.getTotalCount() / sizes.requestSeconds,
                sizes.connections,
                micros.getValueAtPercentile(50) / 1e3,
                micros.getValueAtPercentile(99) / 1e3);
    }

    /** Returns how long each request took, in microseconds. */
    private static Histogram send(
            int connections, int seconds, AtomicLong number, LongFunction<RequestOutcome> request) {
        Histogram micros = new ConcurrentHistogram(3);
        Crowd.repeat(connections, seconds, micros, () -> {
            if (!(request.apply(number.incrementAndGet()) instanceof Acknowledged)) {
                throw new IllegalStateException("a request was not answered with 2xx");
            }
        });
        return micros;
    }
}
