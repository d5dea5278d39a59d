package org.libraryexchange.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartArchiveTest {

    @ParameterizedTest
    @CsvSource({"17, app-cds.jsa", "24, app-cds.jsa", "25, app.aot", "26, app.aot"})
    void kindIsTheNewestThatThisJavaRecordsInOneStep(int version, String file) {
        // When
        StartArchive archive = StartArchive.of(version);

        // Then
        assertThat(archive.file()).isEqualTo(file);
        assertThat(archive.use()).endsWith("=" + file);
    }

    @Test
    void recordingNamesTheWholePathSinceTheProcessRunsElsewhere() {
        // Given
        Path target = Path.of("target", "archive");

        // When
        String option = StartArchive.AHEAD_OF_TIME.recordInto(target);

        // Then
        assertThat(option).isEqualTo("-XX:AOTCacheOutput=" + target.toAbsolutePath());
    }
}
