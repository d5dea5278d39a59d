package org.libraryexchange.pair;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs programs that are not ours, as somebody at a terminal would.
 *
 * @param needs what to install where they are missing
 * @param environment more than, or other than, that of this process
 */
record Program(String needs, Path folder, Map<String, String> environment, Duration patience) {

    /** How it ended, and all that it said. */
    record Ending(int code, String said) {}

    /** Fails with what the program said unless it succeeds. */
    String run(String... words) {
        Ending ending = ending(words);
        if (ending.code() != 0) {
            throw new AssertionError("%s ended with %d:%n%s".formatted(List.of(words), ending.code(), ending.said()));
        }
        return ending.said();
    }

    Ending ending(String... words) {
        try {
            Path said = Files.createTempFile("program", ".out");
            try {
                int code = code(started(said, words), words);
                return new Ending(code, Files.readString(said, UTF_8));
            } finally {
                Files.delete(said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it says goes into a file, so that neither waits for the other. */
    private Process started(Path said, String... words) {
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new AssertionError(words[0] + " is needed: install " + needs, e);
        }
    }

    private int code(Process process, String... words) {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError(List.of(words) + " does not end within " + patience);
            }
            return process.exitValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
