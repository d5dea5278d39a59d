package org.libraryexchange.bench.mirror;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.libraryexchange.stack.LocalPostgres;

/** The memory that the processes of a database use. */
final class DatabaseMemory {

    private static final String SHARE = "Pss:";

    private DatabaseMemory() {}

    /** Bytes; memory that several processes share counts once. Linux only. */
    static long of(LocalPostgres postgres) {
        ProcessHandle server = ProcessHandle.of(postgres.pid()).orElseThrow();
        return Stream.concat(Stream.of(server), server.descendants())
                .mapToLong(process -> of(process.pid()))
                .sum();
    }

    private static long of(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid), "smaps_rollup")).stream()
                    .filter(line -> line.startsWith(SHARE))
                    .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (NoSuchFileException e) {
            // The session has just ended.
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
