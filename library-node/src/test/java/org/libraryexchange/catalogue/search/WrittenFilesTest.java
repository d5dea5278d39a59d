package org.libraryexchange.catalogue.search;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.apache.lucene.index.CorruptIndexException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WrittenFilesTest {

    private static final List<String> NAMES = List.of("_0.cfs", "_0.si");

    @TempDir
    private Path folder;

    private WrittenFiles files;

    @BeforeEach
    void lookOnce() throws IOException {
        for (String name : NAMES) {
            Files.writeString(folder.resolve(name), "terms");
        }
        files = new WrittenFiles(folder);
        files.require(NAMES);
    }

    @Test
    void filesMayComeAndGoWithTheSegments() throws IOException {
        // When
        Files.delete(folder.resolve("_0.si"));
        Files.writeString(folder.resolve("_1.si"), "more terms");

        // Then
        assertThatCode(() -> files.require(List.of("_0.cfs", "_1.si"))).doesNotThrowAnyException();
    }

    @Test
    void fileThatHasBecomeShorterIsDamaged() throws IOException {
        // When
        Files.writeString(folder.resolve("_0.cfs"), "ter");

        // Then
        assertThatThrownBy(() -> files.require(NAMES))
                .isInstanceOf(CorruptIndexException.class)
                .hasMessageContaining("_0.cfs");
    }

    @Test
    void fileThatWasWrittenAgainIsDamaged() throws IOException {
        // When
        Files.setLastModifiedTime(folder.resolve("_0.cfs"), FileTime.from(Instant.parse("2026-11-20T14:05:11Z")));

        // Then
        assertThatThrownBy(() -> files.require(NAMES)).isInstanceOf(CorruptIndexException.class);
    }

    @Test
    void fileThatIsMissingIsDamaged() throws IOException {
        // When
        Files.delete(folder.resolve("_0.cfs"));

        // Then
        assertThatThrownBy(() -> files.require(NAMES)).isInstanceOf(NoSuchFileException.class);
    }
}
