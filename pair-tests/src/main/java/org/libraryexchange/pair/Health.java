package org.libraryexchange.pair;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * What a node says about the progress of the exchange. Some tests write into a city's logs as strangers, which turns its
 * health red as well until somebody settles it, and says nothing about progress.
 */
public enum Health {
    GREEN,
    RED,
    SILENT;

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Asks the node now. */
    public static Health of(CityUnderTest city) {
        return at(city.management());
    }

    /** Asks the node with this address of health and metrics. */
    static Health at(URI management) {
        HttpRequest request = HttpRequest.newBuilder(management.resolve("/q/health/well"))
                .timeout(PATIENCE)
                .build();
        try {
            HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
            return switch (answer.statusCode()) {
                case 200 -> GREEN;
                case 503 -> isOnlyForeign(answer.body()) ? GREEN : RED;
                default -> SILENT;
            };
        } catch (IOException e) {
            return SILENT;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return SILENT;
        }
    }

    private static boolean isOnlyForeign(String answer) {
        return answer.contains("\"foreign\"") && !answer.contains("\"stuck\"");
    }
}
