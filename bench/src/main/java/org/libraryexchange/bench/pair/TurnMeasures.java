package org.libraryexchange.bench.pair;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.libraryexchange.pair.CityUnderTest;
import org.libraryexchange.pair.PairUnderTest;
import org.libraryexchange.pair.attack.Attacker;

/** How long readers wait while somebody at one address asks, on many connections, for what costs most. */
record TurnMeasures(PairUnderTest pair, MeasureReport report) {

    private static final List<String> COSTLY = List.of(
            "/search?q=%E8%A5%BF%E6%B9%96", "/search.ics", "/search.atom", "/whats-on", "/api/v1/items?limit=200");

    private static final int CONNECTIONS = 100;
    private static final String GREEDY = "127.0.0.6";
    private static final String READ = "/search?q=light";

    void measure(Sizes sizes) {
        CityUnderTest city = pair.leeds();
        new TextCatalogue(sizes.catalogue).writeTo(city);
        TextCatalogue.awaitIndexed(city);
        HttpClient reader = HttpClient.newHttpClient();
        URI page = city.api().resolve(READ);
        ask(reader, page, sizes.warmUpSeconds);
        tell("nobody else asks", ask(reader, page, sizes.requestSeconds));
        for (String target : COSTLY) {
            try (Attacker greedy = Attacker.greedy(city.api(), GREEDY, CONNECTIONS, target)) {
                Histogram micros = ask(reader, page, sizes.requestSeconds);
                tell("one address gets %d answers of %s".formatted(greedy.done(), target), micros);
            }
        }
    }

    private void tell(String meanwhile, Histogram micros) {
        report.line(
                "search page",
                "p50 %.0f ms, p99 %.0f ms, while %s",
                micros.getValueAtPercentile(50) / 1e3,
                micros.getValueAtPercentile(99) / 1e3,
                meanwhile);
    }

    private static Histogram ask(HttpClient reader, URI page, int seconds) {
        Histogram micros = new Histogram(3);
        long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        for (long begun = System.nanoTime(); begun < end; begun = System.nanoTime()) {
            ask(reader, page);
            micros.recordValue((System.nanoTime() - begun) / 1_000);
        }
        return micros;
    }

    private static void ask(HttpClient reader, URI page) {
        try {
            int status = reader.send(HttpRequest.newBuilder(page).build(), BodyHandlers.discarding())
                    .statusCode();
            if (status != 200) {
                throw new IllegalStateException("a reader was answered with " + status);
            }
        } catch (IOException e) {
            throw new IllegalStateException("a reader was not answered", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
