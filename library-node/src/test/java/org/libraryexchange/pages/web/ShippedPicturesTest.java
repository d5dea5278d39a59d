package org.libraryexchange.pages.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShippedPicturesTest {

    private static final Path PICTURES = Path.of("src/main/resources/pictures");

    @Test
    void everyPictureIsNamed() throws IOException {
        try (Stream<Path> files = Files.list(PICTURES)) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".svg"))
                            .map(name -> name.replace(".svg", "")))
                    .containsExactlyInAnyOrderElementsOf(Files.readAllLines(PICTURES.resolve("names")));
        }
    }

    @Test
    void picturesLoadNothingAndRunNothing() throws IOException {
        for (String name : Files.readAllLines(PICTURES.resolve("names"))) {
            assertThat(Files.readString(PICTURES.resolve(name + ".svg")))
                    .as(name)
                    .doesNotContain("<script", "<style", "style=", "<foreignObject", "<image", "onload", "@import")
                    .doesNotContainPattern("(?:href|src)=\"(?!#)")
                    .contains("<title");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"leeds", "hangzhou"})
    void everyPictureOfTheSamplesIsThere(String city) throws IOException {
        for (String file : List.of("events", "festivals", "history")) {
            JsonNode items = new ObjectMapper()
                    .readTree(Path.of("../%s-node/sample-catalogue/%s.json".formatted(city, file))
                            .toFile());
            items.forEach(item -> item.path("media").forEach(media -> {
                String url = media.path("url").asText();
                assertThat(ShippedPictures.address(url))
                        .as(url)
                        .hasValueSatisfying(address -> assertThat(url).endsWith(address));
            }));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org/pictures/0000000000000000000000000000000000000000000000000000000000000000.svg",
                "https://example.org/pictures/abc.svg",
                "https://example.org/other.jpg",
                "javascript:alert(1)",
                "nonsense nonsense",
                ""
            })
    void whatIsNotShippedHasNoAddressHere(String url) {
        assertThat(ShippedPictures.address(url)).isEmpty();
    }
}
