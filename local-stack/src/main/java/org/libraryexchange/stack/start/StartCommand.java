package org.libraryexchange.stack.start;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.libraryexchange.stack.StackException;
import org.libraryexchange.stack.TokenIssuer;
import org.libraryexchange.stack.pair.PairSettings;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs the pair, ends a running one, or makes a token for it. */
@Command(name = "start")
public final class StartCommand implements Callable<Integer> {

    private static final Duration TOKEN_LIFETIME = Duration.ofHours(12);
    private static final Duration STOP_PATIENCE = Duration.ofMinutes(2);

    private static final int FAILED = 1;
    private static final int WRONG_USE = 2;

    private final List<String> arguments;
    private final Terminal console;

    @Mixin
    private final StartOptions options = new StartOptions();

    StartCommand(List<String> arguments, Terminal console) {
        this.arguments = List.copyOf(arguments);
        this.console = console;
    }

    public static void main(String[] arguments) {
        StopSignal signal = StopSignal.interrupting(Thread.currentThread());
        int code;
        try (Terminal console = Terminal.standard()) {
            code = execute(List.of(arguments), console, signal);
        }
        signal.exit(code);
    }

    private static int execute(List<String> arguments, Terminal console, StopSignal signal) {
        CommandLine command = new CommandLine(new StartCommand(arguments, console));
        command.setOverwrittenOptionsAllowed(true);
        command.setParameterExceptionHandler((wrong, given) -> {
            console.fail(wrong.getMessage() + "; see ./start --help");
            return WRONG_USE;
        });
        command.setExecutionExceptionHandler((failure, parsed, result) -> {
            if (!signal.received()) {
                console.fail(failure instanceof StackException ? failure.getMessage() : failure.toString());
            }
            return FAILED;
        });
        return command.execute(arguments.toArray(String[]::new));
    }

    @Override
    public Integer call() {
        PairSettings settings = options.settings();
        if (options.isRunning) {
            return Occupancy.isTaken(settings.data()) ? 0 : FAILED;
        }
        if (!options.token.isEmpty()) {
            printToken(settings);
            return 0;
        }
        if (options.stop) {
            stop(settings.data());
            return 0;
        }
        if (options.detach) {
            return detach(settings.data());
        }
        new PairRun(settings, console, options).run();
        return 0;
    }

    private void printToken(PairSettings settings) {
        TokenIssuer.checkRoles(options.token);
        if (!Occupancy.isTaken(settings.data())) {
            throw new StackException("no pair is running on " + settings.data() + ": start it with ./start");
        }
        console.print(TokenIssuer.in(settings.keys())
                .issue("local-user", options.token, settings.cityNames(), TOKEN_LIFETIME));
    }

    private void stop(Path data) {
        Optional<ProcessHandle> launcher = Occupancy.isTaken(data) ? Occupancy.launcher(data) : Optional.empty();
        if (launcher.isEmpty()) {
            console.print("No pair is running on " + data);
            return;
        }
        console.step("The pair stops", () -> {
            launcher.get().destroy();
            awaitEnd(launcher.get(), data);
        });
    }

    private static void awaitEnd(ProcessHandle launcher, Path data) {
        long end = System.nanoTime() + STOP_PATIENCE.toNanos();
        while (launcher.isAlive() || Occupancy.isTaken(data)) {
            if (System.nanoTime() > end) {
                throw new StackException("the pair has not stopped after " + STOP_PATIENCE.toSeconds() + " s");
            }
            Occupancy.pause();
        }
    }

    private int detach(Path data) {
        if (Occupancy.isTaken(data)) {
            // If a pair is running, this says so, and how to end it.
            Occupancy.take(data).close();
        }
        List<String> others =
                arguments.stream().filter(word -> !word.equals("--detach")).toList();
        return new Background(data).start(others, System.out);
    }
}
