package org.libraryexchange.stack.pair;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.libraryexchange.stack.KeyFiles;
import org.libraryexchange.stack.LocalKafka;
import org.libraryexchange.stack.LocalPostgres;
import org.libraryexchange.stack.NodeProcess;
import org.libraryexchange.stack.Ports;
import org.libraryexchange.stack.StackException;
import org.libraryexchange.stack.TokenIssuer;
import org.libraryexchange.stack.staff.LocalPerson;

/** Both packaged nodes, each in its own process, with their own services. */
public final class Pair implements AutoCloseable {

    private static final Duration NODE_PATIENCE = Duration.ofMinutes(2);

    private final PairSettings settings;
    private final StepProgress progress;
    private final Services services;
    private final Map<String, NodeProcess> nodes = new LinkedHashMap<>();

    private Pair(PairSettings settings, StepProgress progress) {
        this.settings = settings;
        this.progress = progress;
        this.services = Services.start(settings, progress);
    }

    /** Starts everything and returns when both nodes are ready. After a failure nothing is left running. */
    public static Pair start(PairSettings settings, StepProgress progress) {
        requireFreePorts(settings);
        Pair pair = new Pair(settings, progress);
        try {
            pair.startNodes(settings.cities());
            pair.addPeople();
            return pair;
        } catch (RuntimeException e) {
            pair.close();
            throw e;
        }
    }

    /** Starts the services and the node of one city alone, and returns when it is ready. */
    public static Pair startOne(String city, PairSettings settings) {
        Pair pair = new Pair(settings, StepProgress.SILENT);
        try {
            pair.startNodes(List.of(pair.city(city)));
            return pair;
        } catch (RuntimeException e) {
            pair.close();
            throw e;
        }
    }

    private static void requireFreePorts(PairSettings settings) {
        for (CitySettings city : settings.cities()) {
            requireFreePort(city.port(), city.title() + "'s API", "--" + city.name() + "-port");
            requireFreePort(
                    city.managementPort(),
                    city.title() + "'s health and metrics",
                    "--" + city.name() + "-management-port");
        }
    }

    private static void requireFreePort(int port, String use, String option) {
        if (Ports.isTaken(port)) {
            throw new StackException("port " + port + " for " + use + " is in use by another program: end it, or choose"
                    + " another port with " + option);
        }
    }

    private void startNodes(List<CitySettings> cities) {
        List<Runnable> waiting = new ArrayList<>();
        for (CitySettings city : cities) {
            NodeProcess node = NodeProcess.start(nodeOptions(city));
            nodes.put(city.name(), node);
            waiting.add(() -> awaitReady(city, node));
        }
        Together.run(waiting);
    }

    private void addPeople() {
        List<LocalPostgres> databases = settings.cities().stream()
                .map(city -> services.postgres(city.name()))
                .toList();
        Together.run(Arrays.stream(LocalPerson.values())
                .<Runnable>map(person -> () -> person.putInto(databases, settings.data()))
                .toList());
    }

    private void awaitReady(CitySettings city, NodeProcess node) {
        progress.step(
                "The " + city.title() + " node",
                () -> {
                    node.waitUntilReady(NODE_PATIENCE);
                    return node;
                },
                ready -> "port " + city.port());
    }

    private NodeProcess.Options nodeOptions(CitySettings city) {
        Map<String, String> environment = services.environment(city);
        environment.put("MALLOC_ARENA_MAX", "2");
        return new NodeProcess.Options(
                city.title(),
                city.jar(),
                city.managementPort(),
                environment,
                settings.jvmOptions(city),
                settings.nodeLog(city));
    }

    public PairSettings settings() {
        return settings;
    }

    public CitySettings city(String name) {
        return settings.cities().stream()
                .filter(city -> city.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    public NodeProcess node(String city) {
        return nodes.get(city);
    }

    public LocalPostgres postgres(String city) {
        return services.postgres(city);
    }

    public LocalKafka kafka() {
        return services.kafka();
    }

    public TokenIssuer tokens() {
        return services.tokens();
    }

    /** The keys with which a city signs its receipts. */
    public KeyFiles signingKeys(String city) {
        return services.signingKeys(city(city));
    }

    /** A token with these roles, which both nodes accept for an hour. */
    public String token(Collection<String> roles) {
        return tokens().issue("local-stack", roles, settings.cityNames(), Duration.ofHours(1));
    }

    /** Stops both nodes at the same time, then Kafka, then the databases. */
    @Override
    public void close() {
        try (services) {
            if (nodes.values().stream().anyMatch(NodeProcess::isAlive)) {
                progress.step("The nodes stop", () -> Together.runToTheEnd(stopping()));
            }
        }
    }

    private List<Runnable> stopping() {
        List<Runnable> work = new ArrayList<>();
        nodes.values().forEach(node -> work.add(node::close));
        return work;
    }
}
