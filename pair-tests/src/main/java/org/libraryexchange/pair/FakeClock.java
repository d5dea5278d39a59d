package org.libraryexchange.pair;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/** A clock that processes take for the machine's, by libfaketime, and that can be put forward and back as they run. */
public final class FakeClock implements AutoCloseable {

    private static final Path LIBRARIES = Path.of("/usr/lib");

    private final Path file;
    private Duration offset = Duration.ZERO;

    private FakeClock(Path file) {
        this.file = file;
    }

    /** Begins as the true time. */
    public static FakeClock start() {
        try {
            FakeClock clock = new FakeClock(Files.createTempFile("fake-clock", ""));
            clock.put(Duration.ZERO);
            return clock;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets the clock tell the true time and this. */
    public void put(Duration ahead) {
        offset = ahead;
        try {
            // Renamed, so that nobody reads half of it.
            Path next = file.resolveSibling(file.getFileName() + ".next");
            Files.writeString(next, "%+d\n".formatted(ahead.toSeconds()));
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The time as the processes see it. */
    public Clock clock() {
        return Clock.offset(Clock.systemUTC(), offset);
    }

    /** For the processes that are to see it. Timed waits, which go by the monotonic clock, stay as they are. */
    public Map<String, String> environment() {
        return Map.of(
                "LD_PRELOAD", library().toString(),
                "FAKETIME_TIMESTAMP_FILE", file.toString(),
                "FAKETIME_NO_CACHE", "1",
                "FAKETIME_DONT_FAKE_MONOTONIC", "1",
                "FAKETIME_FORCE_MONOTONIC_FIX", "0",
                "FAKETIME_DISABLE_SHM", "1");
    }

    private static Path library() {
        try (Stream<Path> found = Files.find(
                LIBRARIES, 3, (path, attributes) -> path.endsWith(Path.of("faketime", "libfaketime.so.1")))) {
            return found.findFirst()
                    .orElseThrow(() ->
                            new IllegalStateException("libfaketime is needed: install the Debian package faketime"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
