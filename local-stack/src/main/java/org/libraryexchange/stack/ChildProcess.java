package org.libraryexchange.stack;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** One process that this JVM started. It has its own session and writes its output to a log file. */
public final class ChildProcess {

    /** What to run, and in which folder. The environment is added to this JVM's own. */
    public record Command(
            String name,
            List<String> words,
            Map<String, String> environment,
            Path log,
            PosixSignal stopSignal,
            Path workingDirectory) {

        /** A command that runs in this JVM's folder. */
        public Command(
                String name, List<String> words, Map<String, String> environment, Path log, PosixSignal stopSignal) {
            this(name, words, environment, log, stopSignal, Path.of(""));
        }
    }

    private static final long LOG_KEPT_BYTES = 10L << 20;

    private final String name;
    private final Process process;
    private final PosixSignal stopSignal;
    private final LogFile log;

    private ChildProcess(Command command, Process process, LogFile log) {
        this.name = command.name();
        this.process = process;
        this.stopSignal = command.stopSignal();
        this.log = log;
    }

    /** Starts the command. The process ends with this JVM at the latest. */
    public static ChildProcess start(Command command) {
        LogFile log = LogFile.openedAt(command.log(), LOG_KEPT_BYTES);
        try {
            Process process = builder(command).start();
            ProcessGuard.watch(process.pid(), command.stopSignal());
            var unused = process.onExit().thenRun(() -> ProcessGuard.forget(process.pid()));
            return new ChildProcess(command, process, log);
        } catch (IOException e) {
            throw new StackException("cannot start " + command.name() + ": " + e.getMessage(), e);
        }
    }

    private static ProcessBuilder builder(Command command) {
        List<String> words = new ArrayList<>(OwnSession.PREFIX);
        words.addAll(command.words());
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(command.workingDirectory().toAbsolutePath().toFile())
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        command.log().toAbsolutePath().toFile()));
        builder.environment().putAll(command.environment());
        return builder;
    }

    public long pid() {
        return process.pid();
    }

    /** The CPU time that the process has used. */
    Duration cpuTime() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /** The memory that the process holds now, in bytes; 0 once it has ended. Linux only. */
    public long residentBytes() {
        return memory("VmRSS:");
    }

    /** The same, without what it has mapped of files. */
    public long anonymousBytes() {
        return memory("RssAnon:");
    }

    private long memory(String member) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid()), "status")).stream()
                    .filter(line -> line.startsWith(member))
                    .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new StackException("cannot read the memory of process " + pid(), e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    LogFile log() {
        return log;
    }

    /** Waits for the condition, but no longer than the process lives or the patience lasts. */
    void await(Duration patience, BooleanSupplier condition) {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (!isAlive()) {
                throw failure(name + " ended with exit code " + process.exitValue());
            }
            if (System.nanoTime() > end) {
                throw failure(name + " is not ready after " + patience.toSeconds() + " s");
            }
            pause();
        }
    }

    /** Waits for the end of a process that does one thing, and fails unless it succeeds. */
    void awaitSuccess(Duration patience) {
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw failure(name + " has not ended after " + patience.toSeconds() + " s");
            }
            if (process.exitValue() != 0) {
                throw failure(name + " ended with exit code " + process.exitValue());
            }
        } catch (InterruptedException e) {
            throw StackException.interrupted(e);
        } finally {
            kill();
        }
    }

    /** Waits for a process that ends by itself and returns its exit code. */
    int awaitEnd(Duration patience) {
        if (!endsWithin(patience)) {
            throw failure(name + " has not ended after " + patience.toSeconds() + " s");
        }
        return process.exitValue();
    }

    private StackException failure(String what) {
        return new StackException(what + "; the end of its log " + log.path() + ":\n" + log.tail(15));
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            throw StackException.interrupted(e);
        }
    }

    /** Asks the process to end, thawing it first, and kills it if it has not ended in time. */
    public void stop(Duration patience) {
        stop(stopSignal, patience);
    }

    /** Does the same with another signal. */
    void stop(PosixSignal signal, Duration patience) {
        if (isAlive()) {
            signal.sendTo(List.of(pid()));
            thaw();
            if (!endsWithin(patience)) {
                kill();
            }
        }
    }

    /** Ends the process and its children at once, as {@code kill -9} does. */
    void kill() {
        if (isAlive()) {
            // Stopped first, so that the process starts no child between listing and killing.
            PosixSignal.STOP.sendTo(List.of(pid()));
            PosixSignal.KILL.sendTo(tree());
            endsWithin(Duration.ofSeconds(10));
        }
    }

    void freeze() {
        PosixSignal.STOP.sendTo(List.of(pid()));
        PosixSignal.STOP.sendTo(tree());
    }

    void thaw() {
        PosixSignal.CONT.sendTo(tree());
    }

    private List<Long> tree() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .map(ProcessHandle::pid)
                .toList();
    }

    private boolean endsWithin(Duration patience) {
        return Uninterrupted.endsWithin(process, patience);
    }
}
