package org.libraryexchange.stack.start;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import org.libraryexchange.stack.PrivateFile;
import org.libraryexchange.stack.ProcessGuard;
import org.libraryexchange.stack.StackException;

/**
 * Which launcher uses a data folder. A file lock shows that one does. The kernel releases it when the process dies, so
 * the lock is never stale. The file beside it says which launcher it is, and whether its pair is ready.
 */
final class Occupancy implements AutoCloseable {

    /** The kernel tells when a process started by a clock that may be set right later, by seconds. */
    private static final Duration CLOCK_CORRECTION = Duration.ofMinutes(1);

    private final Path file;
    private final FileChannel channel;

    private Occupancy(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Takes the folder, or fails if another launcher has it. */
    static Occupancy take(Path data) {
        try {
            PrivateFile.folder(data);
            FileChannel channel = openLock(data);
            if (channel.tryLock() == null) {
                channel.close();
                throw new StackException(alreadyRunning(data));
            }
            return new Occupancy(file(data), channel);
        } catch (IOException e) {
            throw new StackException("cannot write in the data folder " + data + ": " + e.getMessage(), e);
        }
    }

    private static String alreadyRunning(Path data) {
        String which = launcher(data)
                .map(process -> " (process " + process.pid() + ")")
                .orElse("");
        return "a pair is already running on " + data + which + ": end it with ./start --stop";
    }

    /** Waits until the guard of a killed launcher has ended the processes that it left behind. */
    void awaitEndOfPredecessor() {
        Optional<ProcessHandle> guard = read(file).flatMap(known -> process(known, "guard"));
        Instant end = Instant.now().plus(Duration.ofMinutes(1));
        while (guard.isPresent() && guard.get().isAlive() && Instant.now().isBefore(end)) {
            pause();
        }
    }

    boolean hasPredecessor() {
        return read(file).flatMap(known -> process(known, "guard")).isPresent();
    }

    void enter(boolean ready) {
        Properties entry = new Properties();
        put(entry, "launcher", ProcessHandle.current());
        put(entry, "guard", ProcessGuard.process());
        entry.setProperty("ready", Boolean.toString(ready));
        try (Writer writer = Files.newBufferedWriter(file)) {
            entry.store(writer, "Written by ./start");
        } catch (IOException e) {
            throw new StackException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try (channel) {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new StackException("cannot delete " + file + ": " + e.getMessage(), e);
        }
    }

    /** Whether a launcher has the folder now. */
    static boolean isTaken(Path data) {
        if (!Files.isDirectory(data)) {
            return false;
        }
        try (FileChannel channel = openLock(data);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        } catch (IOException e) {
            throw new StackException("cannot read the data folder " + data + ": " + e.getMessage(), e);
        }
    }

    static Optional<ProcessHandle> launcher(Path data) {
        return read(file(data)).flatMap(entry -> process(entry, "launcher"));
    }

    /** Whether the pair of this launcher is ready. An entry of another launcher does not count. */
    static boolean isReady(Path data, long launcher) {
        return read(file(data))
                .filter(entry -> entry.getProperty("launcher.pid", "").equals(Long.toString(launcher)))
                .map(entry -> Boolean.parseBoolean(entry.getProperty("ready")))
                .orElse(false);
    }

    private static Path file(Path data) {
        return data.resolve("pair.properties");
    }

    private static FileChannel openLock(Path data) throws IOException {
        return FileChannel.open(data.resolve("pair.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private static Optional<Properties> read(Path file) {
        Properties entry = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            entry.load(reader);
            return Optional.of(entry);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static void put(Properties entry, String role, ProcessHandle process) {
        entry.setProperty(role + ".pid", Long.toString(process.pid()));
        entry.setProperty(role + ".started", started(process).toString());
    }

    /** The process, unless its number now belongs to another process. */
    private static Optional<ProcessHandle> process(Properties entry, String role) {
        Instant noted = Instant.parse(entry.getProperty(role + ".started", Instant.EPOCH.toString()));
        return ProcessHandle.of(Long.parseLong(entry.getProperty(role + ".pid", "-1")))
                .filter(process ->
                        Duration.between(noted, started(process)).abs().compareTo(CLOCK_CORRECTION) < 0);
    }

    private static Instant started(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }

    static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        }
    }
}
