package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;

/**
 * What a city's node has logged since a moment, through its restarts.
 *
 * @param before lines that were there at that moment
 */
public record NodeLog(Path file, int before) {

    private static final Duration SOON = Duration.ofSeconds(30);

    public static NodeLog fromNowOn(CityUnderTest city) {
        Path file = city.node().options().log();
        return new NodeLog(file, all(file).size());
    }

    List<String> lines() {
        List<String> all = all(file);
        return all.subList(before, all.size());
    }

    public List<String> linesWith(String part) {
        return lines().stream().filter(line -> line.contains(part)).toList();
    }

    /** Waits for a line that ends like this. */
    void awaitEnd(String end) {
        Awaitility.await(end)
                .atMost(SOON)
                .untilAsserted(() -> assertThat(lines()).anyMatch(line -> line.endsWith(end)));
    }

    /** Waits for a line with this in it. */
    void await(String part) {
        Awaitility.await(part).atMost(SOON).until(() -> !linesWith(part).isEmpty());
    }

    /** Waits for a line that is JSON and has this message. */
    JsonNode awaitEvent(String message) {
        return Awaitility.await(message)
                .atMost(SOON)
                .until(() -> event(message), Optional::isPresent)
                .orElseThrow();
    }

    private Optional<JsonNode> event(String message) {
        return lines().stream()
                .filter(line -> line.startsWith("{") && line.endsWith("}"))
                .map(Json::read)
                .filter(event -> event.path("message").asText().equals(message))
                .findFirst();
    }

    private static List<String> all(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
