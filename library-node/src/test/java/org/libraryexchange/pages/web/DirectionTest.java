package org.libraryexchange.pages.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What people have written may run from right to left, in whatever language a page is. */
class DirectionTest {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates");

    /** The beginning of an element that shows a text in the text's own language; a picture shows none, and a box only paragraphs. */
    private static final Pattern OWN_LANGUAGE = Pattern.compile(
            "<(?!html|img|svg|div)\\w+(?:[^<>\"]|\"[^\"]*\")* lang=\"\\{(?!language\\.tag)[^\"]*}\"(?:[^<>\"]|\"[^\"]*\")*>");

    @Test
    void textInALanguageOfItsOwnHasADirectionOfItsOwn() throws IOException {
        // When
        List<String> elements = templates().stream()
                .flatMap(template -> OWN_LANGUAGE.matcher(template).results().map(MatchResult::group))
                .toList();

        // Then
        assertThat(elements)
                .hasSizeGreaterThan(30)
                .allSatisfy(element -> assertThat(element).contains("dir=\"auto\""));
    }

    private static List<String> templates() throws IOException {
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            return files.filter(file -> file.toString().endsWith(".html"))
                    .map(DirectionTest::read)
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
