package org.libraryexchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Maven removes the class of a source that has gone only if its own last compilation wrote it. One that live reload, an
 * editor or an interrupted build has written stays: Quarkus takes it for a part of the node, and writes may fail.
 */
class CompiledClassesTest {

    @ParameterizedTest
    @CsvSource({"target/classes, src/main/java", "target/test-classes, src/test/java"})
    void eachClassHasASource(Path classes, Path sources) throws IOException {
        try (Stream<Path> files = Files.walk(classes.resolve("org/libraryexchange"))) {
            assertThat(files.map(classes::relativize)
                            .map(Path::toString)
                            .filter(name -> name.endsWith(".class"))
                            .map(name -> name.replaceFirst("(\\$.*)?\\.class$", ".java"))
                            .filter(name -> !Files.exists(sources.resolve(name))))
                    .as("%s holds classes whose sources have gone; run mvn clean", classes)
                    .isEmpty();
        }
    }
}
