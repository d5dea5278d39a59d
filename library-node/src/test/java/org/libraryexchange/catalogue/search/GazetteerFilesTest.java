package org.libraryexchange.catalogue.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.libraryexchange.base.text.Question;

class GazetteerFilesTest {

    @TempDir
    Path folder;

    @Test
    void everyNameInALineIsOneOfThePlace() throws IOException {
        // Given
        String list = list("# remarks\nen,zh-Hans\nWest Lake | Xizi Lake,西湖\nKirkstall,\n");

        // When
        Question question = new Question(files(list).places(), Map.of());

        // Then
        assertThat(question.spelledWords("xizi lake, kirkstall, leeds")).containsExactly("leeds");
        assertThat(question.query("西湖").orElseThrow().toString())
                .contains("text:\"xizi lake\"")
                .contains("text:西湖");
    }

    @Test
    void aListThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> files(folder.resolve("none.csv").toString()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("none.csv");
    }

    @Test
    void aLineWithTooManyCellsIsRefused() throws IOException {
        String list = list("en,zh-Hans\nWest Lake,西湖,more\n");

        assertThatThrownBy(() -> files(list))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(list);
    }

    private String list(String text) throws IOException {
        return Files.writeString(folder.resolve("places.csv"), text).toString();
    }

    private static GazetteerFiles files(String list) {
        return new GazetteerFiles(new SearchConfig() {
            @Override
            public Optional<List<String>> gazetteers() {
                return Optional.of(List.of(list));
            }

            @Override
            public String synonyms() {
                return "gazetteer/synonyms.csv";
            }

            @Override
            public Path folder() {
                return Path.of("unused");
            }

            @Override
            public Duration poll() {
                return Duration.ofMillis(100);
            }
        });
    }
}
