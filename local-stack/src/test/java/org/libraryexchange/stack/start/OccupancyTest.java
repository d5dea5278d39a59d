package org.libraryexchange.stack.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OccupancyTest {

    @ParameterizedTest
    @CsvSource({"PT0S, true", "PT-1S, true", "PT5S, true", "PT-1H, false"})
    void aLauncherIsFoundAlthoughTheClockWasSetRight(Duration correction, boolean isFound, @TempDir Path data)
            throws IOException {
        ProcessHandle self = ProcessHandle.current();
        Files.writeString(data.resolve("pair.properties"), """
                launcher.pid=%d
                launcher.started=%s
                """.formatted(
                        self.pid(), self.info().startInstant().orElseThrow().plus(correction)));

        assertThat(Occupancy.launcher(data)).isEqualTo(isFound ? Optional.of(self) : Optional.empty());
    }
}
