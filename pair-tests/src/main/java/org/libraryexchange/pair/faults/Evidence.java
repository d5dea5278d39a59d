package org.libraryexchange.pair.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.libraryexchange.pair.PairUnderTest;
import org.libraryexchange.pair.Repository;

/** Logs of processes, kept if a promise was broken. */
final class Evidence {

    private Evidence() {}

    static void keep(PairUnderTest pair, FaultResult verdict) {
        Path folder =
                Repository.root().resolve("pair-tests/target/faults").resolve(verdict.id() + "-" + verdict.seed());
        try {
            Files.createDirectories(folder);
            for (Path log : List.of(
                    pair.leeds().node().log(),
                    pair.hangzhou().node().log(),
                    pair.kafka().log(),
                    pair.leeds().postgres().log(),
                    pair.hangzhou().postgres().log())) {
                String name = log.getParent().getFileName() + "-" + log.getFileName();
                Shell.run("cp", log.toString(), folder.resolve(name).toString());
            }
            Files.writeString(folder.resolve("verdict.txt"), verdict.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        FaultConsole.tell("  logs of all processes: " + folder);
    }
}
