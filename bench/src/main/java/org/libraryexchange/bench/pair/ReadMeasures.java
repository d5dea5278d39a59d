package org.libraryexchange.bench.pair;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.libraryexchange.pair.CityUnderTest;
import org.libraryexchange.pair.ItemDocuments;
import org.libraryexchange.pair.PairUnderTest;
import org.libraryexchange.pair.Replica;
import org.libraryexchange.pair.RequestOutcome.Acknowledged;

/**
 * Reads of single items compared with an endpoint that only reads the same rows. They take turns, so that both have the
 * same machine. Readers have no token, as websites have none.
 */
record ReadMeasures(PairUnderTest pair, MeasureReport report) {

    private static final int ITEMS = 500;
    private static final int ROUNDS = 6;

    /**
     * One connection for each client, as libraries' systems and reverse proxies have. HTTP/2 would put all requests on
     * one.
     */
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** A request that is sent again and again, and the status of its answer. */
    private record Asked(List<HttpRequest> requests, int status) {

        void once() {
            HttpRequest request = requests.get(ThreadLocalRandom.current().nextInt(requests.size()));
            try {
                int answered = HTTP.send(request, BodyHandlers.ofByteArray()).statusCode();
                if (answered != status) {
                    throw new IllegalStateException(request.uri() + " was answered with " + answered);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    void measure(Sizes sizes) {
        CityUnderTest city = pair.leeds();
        try (Replica bare = city.startBareRead()) {
            bare.awaitReady();
            List<HttpRequest> barely = new ArrayList<>();
            List<HttpRequest> whole = new ArrayList<>();
            List<HttpRequest> unchanged = new ArrayList<>();
            for (int i = 0; i < ITEMS; i++) {
                String document = ItemDocuments.event("read " + i).toString();
                Acknowledged item = (Acknowledged) city.client().put("measure", "read-" + i, document);
                URI address = city.api().resolve("/api/v1/items/" + item.id());
                barely.add(HttpRequest.newBuilder(bare.api().resolve("/items/" + item.id()))
                        .build());
                whole.add(HttpRequest.newBuilder(address).build());
                unchanged.add(HttpRequest.newBuilder(address)
                        .header("If-None-Match", item.entityTag())
                        .build());
            }
            compare(sizes, new Asked(barely, 200), new Asked(whole, 200), new Asked(unchanged, 304));
        }
    }

    private void compare(Sizes sizes, Asked bare, Asked whole, Asked unchanged) {
        List<Asked> all = List.of(bare, whole, unchanged);
        all.forEach(
                asked -> Crowd.repeat(sizes.connections, sizes.warmUpSeconds, new ConcurrentHistogram(3), asked::once));
        List<Histogram> micros =
                List.of(new ConcurrentHistogram(3), new ConcurrentHistogram(3), new ConcurrentHistogram(3));
        int seconds = Math.max(1, sizes.requestSeconds / ROUNDS);
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < all.size(); i++) {
                Crowd.repeat(sizes.connections, seconds, micros.get(i), all.get(i)::once);
            }
        }
        tell("bare reads of a row", micros.get(0), micros.get(0), seconds);
        tell("reads of an item", micros.get(1), micros.get(0), seconds);
        tell("conditional reads, 304", micros.get(2), micros.get(0), seconds);
    }

    private void tell(String what, Histogram micros, Histogram bare, int seconds) {
        report.line(
                what,
                "%.0f a second, p50 %.2f ms, p99 %.2f ms; %.0f %% of the bare ones",
                (double) micros.getTotalCount() / seconds / ROUNDS,
                micros.getValueAtPercentile(50) / 1e3,
                micros.getValueAtPercentile(99) / 1e3,
                100.0 * micros.getTotalCount() / bare.getTotalCount());
    }
}
