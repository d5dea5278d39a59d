package org.libraryexchange.pair;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.awaitility.Awaitility;

/** What a node tells Prometheus. */
final class Scrape {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration QUICKLY = Duration.ofSeconds(2);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Scrape() {}

    /**
     * Waits until a line that matches is told.
     *
     * @param line a regular expression
     */
    static void await(CityUnderTest city, String line) {
        Awaitility.await(line).atMost(SOON).until(() -> of(city).lines().anyMatch(each -> each.matches(line)));
    }

    /** Fails unless the answer comes before the database would be given up. */
    private static String of(CityUnderTest city) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(city.management().resolve("/q/metrics"))
                .timeout(QUICKLY)
                .build();
        return HTTP.send(request, BodyHandlers.ofString()).body();
    }
}
