package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A packaged node writes its log as JSON where its environment says so, and in lines for people otherwise. */
@ExtendWith(SharedPair.class)
class JsonLogIT {

    @Test
    void everyLineIsOneObjectThatNamesTheCity(PairUnderTest pair) throws IOException {
        // Given
        CityUnderTest leeds = pair.leeds();
        leeds.node().stop();
        long before = lines(leeds).size();

        // When
        List<String> lines;
        try {
            leeds.startNode(Map.of("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "true"));
            leeds.awaitReady();
            leeds.node().stop();
            lines = lines(leeds).stream().skip(before).toList();
        } finally {
            leeds.restartNode();
        }

        // Then
        assertThat(lines).isNotEmpty().allSatisfy(line -> {
            JsonNode event = Json.read(line);
            assertThat(event.path("city").asText()).isEqualTo("leeds");
            assertThat(event.path("level").asText()).isIn("INFO", "WARN");
            assertThat(event.path("message").asText()).isNotEmpty();
        });
        assertThat(lines)
                .anyMatch(line -> Json.read(line).path("message").asText().contains("worker="));
    }

    private static List<String> lines(CityUnderTest city) throws IOException {
        Path log = city.node().options().log();
        return Files.readAllLines(log);
    }
}
