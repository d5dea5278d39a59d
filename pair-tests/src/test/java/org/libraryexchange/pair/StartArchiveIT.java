package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.libraryexchange.stack.NodeProcess;
import org.libraryexchange.stack.StartArchive;

/** The archive that the build has recorded is what the nodes start with. */
@ExtendWith(SharedPair.class)
class StartArchiveIT {

    @Test
    void bothNodesHaveTheirArchiveInMemory(PairUnderTest pair) throws IOException {
        for (CityUnderTest city : List.of(pair.leeds(), pair.hangzhou())) {
            // Given
            NodeProcess node = city.node();

            // When
            List<String> mapped = Files.readAllLines(Path.of("/proc", Long.toString(node.pid()), "maps"));

            // Then
            Path archive = node.options().jar().resolveSibling(StartArchive.OF_THIS_JAVA.file());
            assertThat(mapped)
                    .anyMatch(line ->
                            line.endsWith(archive.toAbsolutePath().normalize().toString()));
        }
    }
}
