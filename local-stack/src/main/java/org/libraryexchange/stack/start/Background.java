package org.libraryexchange.stack.start;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.libraryexchange.stack.OwnSession;
import org.libraryexchange.stack.PrivateFile;
import org.libraryexchange.stack.StackException;

/** A separate launcher in the background, which this one follows until the pair is ready. */
final class Background {

    private final Path data;
    private final Path log;

    Background(Path data) {
        this.data = data;
        this.log = data.resolve("logs").resolve("start.log");
    }

    /**
     * Copies what the launcher prints to the output. Returns 0 when the pair is ready, otherwise the launcher's exit
     * code.
     */
    int start(List<String> arguments, OutputStream out) {
        try {
            PrivateFile.folder(data);
            Files.createDirectories(log.getParent());
            Files.write(log, new byte[0]);
            Process launcher = launch(arguments);
            try (InputStream printed = Files.newInputStream(log)) {
                return follow(launcher, printed, out);
            } finally {
                endUnlessReady(launcher);
            }
        } catch (IOException e) {
            throw new StackException("cannot start in the background: " + e.getMessage(), e);
        }
    }

    private Process launch(List<String> arguments) throws IOException {
        List<String> words = new ArrayList<>(OwnSession.PREFIX);
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        words.addAll(List.of("-Dstart.terminal=false", StartCommand.class.getName(), "--in-background"));
        words.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(words)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        return builder.start();
    }

    private int follow(Process launcher, InputStream printed, OutputStream out) throws IOException {
        boolean over = false;
        while (!over) {
            over = !launcher.isAlive() || Occupancy.isReady(data, launcher.pid());
            printed.transferTo(out);
            out.flush();
            if (!over) {
                Occupancy.pause();
            }
        }
        return launcher.isAlive() ? 0 : launcher.exitValue();
    }

    private void endUnlessReady(Process launcher) {
        if (launcher.isAlive() && !Occupancy.isReady(data, launcher.pid())) {
            launcher.destroy();
            awaitEnd(launcher);
        }
    }

    private static void awaitEnd(Process launcher) {
        boolean interrupted = Thread.interrupted();
        try {
            launcher.waitFor(Duration.ofMinutes(1).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
