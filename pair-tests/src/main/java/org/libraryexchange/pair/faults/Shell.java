package org.libraryexchange.pair.faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Programs of the system, for what Java cannot do. */
final class Shell {

    private Shell() {}

    /** Fails with what the program said unless it succeeds. */
    static void run(String... command) {
        feed("", command);
    }

    /** The same with something to read. */
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
     * Whether this program was started as root in a network and a mount namespace of its own, where it can neither cut
     * off nor clutter the machine.
     */
    static boolean isRootOnItsOwn() {
        return Boolean.getBoolean("faults.own-namespaces");
    }
}
