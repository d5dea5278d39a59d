package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The programs of docs/integrating.md, as they are printed there. */
@ExtendWith(SharedPair.class)
class WalkThroughIT {

    private static final Path GUIDE = Repository.root().resolve("docs/integrating.md");
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The same as one file",
                "Taking over what people have settled",
                "A website that follows changes",
                "A catalogue search box"
            })
    void printedProgramsSayWhatIsPrinted(String heading, PairUnderTest pair) {
        saysWhatIsPrinted(heading, pair);
    }

    @Tag("long")
    @Test
    void nightlyPushSaysWhatIsPrinted(PairUnderTest pair) {
        saysWhatIsPrinted("A nightly push from an export", pair);
    }

    private void saysWhatIsPrinted(String heading, PairUnderTest pair) {
        // Given
        PrintedCommands printed = PrintedCommands.of(GUIDE, heading);

        // When
        List<String> said = printed.run(
                new Program("bash, curl, jq, python3 and nodejs", folder, PrintedCommands.variables(pair), PATIENCE));

        // Then
        assertThat(printed.blocks()).hasSizeGreaterThan(1);
        assertThat(said).isEqualTo(printed.says());
    }
}
