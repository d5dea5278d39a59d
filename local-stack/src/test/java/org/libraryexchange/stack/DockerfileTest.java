package org.libraryexchange.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Containers are not run in tests; what their files repeat of this module is compared instead. */
class DockerfileTest {

    private static final int JAVA_OF_THE_IMAGE = 25;
    private static final Pattern JVM_OPTIONS = Pattern.compile("JDK_JAVA_OPTIONS=\"([^\"]*)\"");

    @ParameterizedTest
    @ValueSource(strings = {"leeds-node", "hangzhou-node"})
    void containersRunWithTheSameMemorySettings(String module) throws IOException {
        // Given
        String dockerfile = Files.readString(Path.of("..", module, "Dockerfile"));

        // When
        Matcher options = JVM_OPTIONS.matcher(dockerfile);

        // Then
        assertThat(options.find()).isTrue();
        List<String> words =
                Arrays.asList(options.group(1).replace("\\\n", " ").strip().split("\\s+"));
        assertThat(dockerfile).contains("FROM eclipse-temurin:" + JAVA_OF_THE_IMAGE + "-jre\n");
        assertThat(words).containsExactlyElementsOf(NodeProcess.jvmOptions(JAVA_OF_THE_IMAGE));
        NodeProcess.MEMORY_SETTINGS.forEach(
                (name, value) -> assertThat(dockerfile).contains(" " + name + "=" + value + "\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"leeds-node", "hangzhou-node"})
    void nothingIsDoneAsRootAndNoUserCanChangeTheProgram(String module) throws IOException {
        // When
        List<String> lines = Files.readAllLines(Path.of("..", module, "Dockerfile"));

        // Then
        assertThat(lines).filteredOn(line -> line.startsWith("USER ")).containsExactly("USER 10001:10001");
        assertThat(lines).noneMatch(line -> line.startsWith("RUN "));
        assertThat(lines)
                .filteredOn(line -> line.contains("--chown"))
                .containsExactly("COPY --chown=10001:10001 search/ /var/lib/library-exchange/search/");
    }
}
