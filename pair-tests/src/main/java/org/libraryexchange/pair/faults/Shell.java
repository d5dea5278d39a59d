package org.libraryexchange.pair.faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Programs of the system, for work that Java cannot do. */
final class Shell {

    private Shell() {}

    /** Runs a program, and fails with its output unless it succeeds. */
    static void run(String... command) {
        feed("", command);
    }

    /** Does the same with input. */
    static void feed(String input, String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(List.of(command) + ": " + said.strip());
            }
        } catch (IOException e) {
            throw new IllegalStateException("cannot run " + List.of(command), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /**
     * Whether this program runs as root in its own network and mount namespaces, where it can neither cut off the
     * machine nor leave mounts on it.
     */
    static boolean isRootOnItsOwn() {
        return Boolean.getBoolean("faults.own-namespaces");
    }
}
