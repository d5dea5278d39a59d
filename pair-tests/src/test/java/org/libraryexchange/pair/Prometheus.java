package org.libraryexchange.pair;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.libraryexchange.stack.Ports;

/** Debian's Prometheus with the repository's configuration, in a hurry, and with the pair's targets in it. */
final class Prometheus implements AutoCloseable {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private static final int END_PATIENCE_SECONDS = 15;

    private final Path folder;
    private final int port = Ports.free();
    private final Process process;

    private Prometheus(Path folder, PairUnderTest pair) throws IOException {
        this.folder = folder;
        Files.writeString(folder.resolve("prometheus.yml"), configuration(pair));
        Files.writeString(folder.resolve("alerts.yml"), impatient(Monitoring.read(alerts())));
        this.process = new ProcessBuilder(
                        "prometheus",
                        "--config.file=prometheus.yml",
                        "--storage.tsdb.path=data",
                        "--web.listen-address=127.0.0.1:" + port)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start();
    }

    static Prometheus start(PairUnderTest pair) {
        Path folder = PairUnderTest.newFolder();
        try {
            return new Prometheus(folder, pair);
        } catch (IOException e) {
            PairUnderTest.delete(folder);
            throw new AssertionError("prometheus is needed: install the Debian package prometheus", e);
        }
    }

    private static Path alerts() {
        return Monitoring.PROMETHEUS.resolve("alerts.yml");
    }

    /** The repository's, with other targets, and looking each second. */
    private static String configuration(PairUnderTest pair) {
        String text = Monitoring.read(Monitoring.PROMETHEUS.resolve("prometheus.yml"))
                .replaceAll("(_interval|_timeout): \\w+", "$1: 1s");
        for (CityUnderTest city : List.of(pair.leeds(), pair.hangzhou())) {
            text = text.replaceAll(
                    city.name() + "-node:\\d+", "127.0.0.1:" + city.management().getPort());
        }
        return text;
    }

    private static String impatient(String rules) {
        return rules.replaceAll("for: \\w+", "for: 2s");
    }

    boolean isReady() {
        try {
            return HTTP.send(request("/-/ready"), BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** What the API answers to a query at this moment. */
    JsonNode query(String expression) {
        return get("/api/v1/query?query=" + URLEncoder.encode(expression, UTF_8))
                .path("result");
    }

    /** The health of the targets by city, such as {@code leeds up}. */
    List<String> targets() {
        return get("/api/v1/targets").path("activeTargets").findParents("health").stream()
                .map(target -> target.at("/labels/city").asText() + " "
                        + target.path("health").asText())
                .sorted()
                .toList();
    }

    /** The rules that were read, by name. */
    List<String> rules() {
        return get("/api/v1/rules").path("groups").findValues("rules").stream()
                .flatMap(rules -> rules.findParents("query").stream())
                .map(rule ->
                        rule.path("name").asText() + " " + rule.path("health").asText())
                .toList();
    }

    /** State of an alert for a city: {@code pending} or {@code firing}; empty where there is none. */
    String state(String alert, String city) {
        for (JsonNode each : get("/api/v1/alerts").path("alerts")) {
            if (each.at("/labels/alertname").asText().equals(alert)
                    && each.at("/labels/city").asText().equals(city)) {
                return each.path("state").asText();
            }
        }
        return "";
    }

    private JsonNode get(String path) {
        try {
            String answer = HTTP.send(request(path), BodyHandlers.ofString()).body();
            return Json.read(answer).path("data");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(5))
                .build();
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted", e);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(END_PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            throw interrupted(e);
        } finally {
            PairUnderTest.delete(folder);
        }
    }
}
