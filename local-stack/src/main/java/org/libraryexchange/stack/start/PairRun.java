package org.libraryexchange.stack.start;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.libraryexchange.stack.Folders;
import org.libraryexchange.stack.NodeProcess;
import org.libraryexchange.stack.StackException;
import org.libraryexchange.stack.TokenIssuer;
import org.libraryexchange.stack.pair.Demonstration;
import org.libraryexchange.stack.pair.NodeStatus;
import org.libraryexchange.stack.pair.Pair;
import org.libraryexchange.stack.pair.PairSettings;
import org.libraryexchange.stack.pair.Services;

/** One run of the pair, from the first step until it is stopped. It always ends with an exception. */
final class PairRun {

    private static final Duration MIRROR_PATIENCE = Duration.ofMinutes(2);

    private final PairSettings settings;
    private final Terminal console;
    private final StartOptions options;
    private final long begin = System.nanoTime();

    PairRun(PairSettings settings, Terminal console, StartOptions options) {
        this.settings = settings;
        this.console = console;
        this.options = options;
    }

    void run() {
        try (Occupancy occupancy = Occupancy.take(settings.data())) {
            if (occupancy.hasPredecessor()) {
                console.step("Processes left by a killed run ended", occupancy::awaitEndOfPredecessor);
            }
            occupancy.enter(false);
            if (options.fresh) {
                console.step("Old data deleted", this::deleteData);
            }
            if (options.servicesOnly) {
                runServices(occupancy);
            } else {
                runPair(occupancy);
            }
        }
    }

    private void deleteData() {
        settings.cities().forEach(city -> Folders.delete(settings.postgresFolder(city)));
        Folders.delete(settings.kafkaFolder());
    }

    private void runServices(Occupancy occupancy) {
        try (Services services = Services.start(settings, console)) {
            console.print(new DevelopmentGuide(settings, services, console.style()).text());
            occupancy.enter(true);
            while (true) {
                Occupancy.pause();
            }
        }
    }

    private void runPair(Occupancy occupancy) {
        try (Pair pair = Pair.start(settings, console)) {
            String token = pair.token(TokenIssuer.ROLES);
            if (!options.noSamples) {
                new Demonstration(settings, token, LocalDate.now(ZoneId.systemDefault())).prepare(console);
            }
            console.step(
                    "Mirrors match their owners", () -> NodeStatus.awaitEqualMirrors(settings, token, MIRROR_PATIENCE));
            console.print(summary(token));
            occupancy.enter(true);
            watch(pair);
        }
    }

    private String summary(String token) {
        Map<String, NodeStatus> statuses = new HashMap<>();
        settings.cities().forEach(city -> statuses.put(city.name(), NodeStatus.of(city, token)));
        return new Summary(settings, statuses, console.style())
                .text(Terminal.seconds(begin), options.script(), options.inBackground);
    }

    /** If a node ends by itself, the run ends too, because one node alone is no pair. */
    private void watch(Pair pair) {
        List<NodeProcess> nodes = new ArrayList<>();
        settings.cities().forEach(city -> nodes.add(pair.node(city.name())));
        while (nodes.stream().allMatch(NodeProcess::isAlive)) {
            Occupancy.pause();
        }
        NodeProcess dead =
                nodes.stream().filter(node -> !node.isAlive()).findFirst().orElseThrow();
        Path log = dead.log();
        throw new StackException("the " + dead.options().name() + " node has stopped; the end of its log " + log + ":\n"
                + dead.logTail(15));
    }
}
