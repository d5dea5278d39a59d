package org.libraryexchange.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.libraryexchange.bench.Bench.Part;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

class QuickDefaultsTest {

    @Test
    void quickRunMeasuresLittleAndOnce() {
        // When
        CommandLine line = parsed("--quick");

        // Then
        assertThat(value(line, "--only")).isEqualTo(List.of(Part.BACKLOG, Part.REQUESTS, Part.IDLE));
        assertThat(value(line, "--backlog")).isEqualTo(List.of(100_000));
        assertThat(value(line, "--repeats")).isEqualTo(1);
    }

    @Test
    void optionsOfAQuickRunComeBeforeItsDefaults() {
        assertThat(value(parsed("--quick", "--backlog=300"), "--backlog")).isEqualTo(List.of(300));
    }

    @Test
    void buildsThatAreComparedTakeTwoTurnsEach() {
        assertThat(value(parsed("--quick", "--against=elsewhere"), "--repeats")).isEqualTo(2);
    }

    @Test
    void wholeRunKeepsItsDefaults() {
        assertThat(value(parsed(), "--repeats")).isEqualTo(3);
    }

    @Test
    void checkoutThatIsNotBuiltIsRefusedBeforeAnythingStarts(@TempDir Path folder) {
        // Given
        Bench bench = parsed("--quick", "--against=" + folder).getCommand();

        // When, Then
        assertThatThrownBy(bench::call)
                .isInstanceOf(ParameterException.class)
                .hasMessage("not built yet: run mvn -DskipTests package in " + folder);
    }

    @Test
    void partsInWhichNoOtherBuildTakesTurnsAreRefused(@TempDir Path folder) {
        // Given
        Bench bench = parsed("--only=growth", "--against=" + folder).getCommand();

        // When, Then
        assertThatThrownBy(bench::call)
                .isInstanceOf(ParameterException.class)
                .hasMessageStartingWith("--against measures only these: ");
    }

    private static CommandLine parsed(String... arguments) {
        CommandLine line = Bench.commandLine(arguments);
        line.parseArgs(arguments);
        return line;
    }

    private static Object value(CommandLine line, String option) {
        return line.getCommandSpec().findOption(option).getValue();
    }
}
