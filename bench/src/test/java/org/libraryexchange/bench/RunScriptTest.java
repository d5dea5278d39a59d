package org.libraryexchange.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.libraryexchange.stack.SecondCompiler;

class RunScriptTest {

    @Test
    void whoMeasuresCompilesAsLateAsThoseWhoAreMeasured() throws IOException {
        assertThat(Files.readString(Path.of("run"))).contains(SecondCompiler.LATER);
    }
}
