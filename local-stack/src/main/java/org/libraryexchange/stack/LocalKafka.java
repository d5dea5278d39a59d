package org.libraryexchange.stack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/** A single Kafka broker on 127.0.0.1 that is its own controller and keeps its data in a folder. */
public final class LocalKafka extends LocalService {

    /**
     * A further listener of the broker, for clients that should connect to another address, such as a proxy's.
     *
     * @param name upper-case letters
     * @param port on which the broker listens
     * @param advertisedPort that the broker tells clients of this listener to use
     */
    public record Listener(String name, int port, int advertisedPort) {

        private String listening() {
            return name + "://127.0.0.1:" + port;
        }

        private String plain() {
            return name + ":PLAINTEXT";
        }

        private String advertised() {
            return name + "://127.0.0.1:" + advertisedPort;
        }
    }

    /**
     * Options of the broker.
     *
     * @param port 0 for a free one, which does not change while this object lives
     * @param controllerPort the same for the controller
     * @param jvmOptions of the broker's process
     * @param settings further lines of {@code server.properties}, or other values for ours
     * @param listeners in addition to the one that everybody may use
     */
    public record Options(
            int port,
            int controllerPort,
            List<String> jvmOptions,
            Map<String, String> settings,
            List<Listener> listeners) {

        public static final Options DEFAULT = new Options(
                0,
                0,
                Stream.concat(Stream.of("-Xmx384m", "-XX:+UseSerialGC"), SecondCompiler.LATER.stream())
                        .toList(),
                Map.of(),
                List.of());

        public Options {
            jvmOptions = List.copyOf(jvmOptions);
            settings = Map.copyOf(settings);
            listeners = List.copyOf(listeners);
        }

        public Options withPorts(int fixed, int fixedController) {
            return new Options(fixed, fixedController, jvmOptions, settings, listeners);
        }

        public Options withJvmOptions(List<String> other) {
            return new Options(port, controllerPort, other, settings, listeners);
        }

        public Options withSetting(String name, String value) {
            Map<String, String> more = new HashMap<>(settings);
            more.put(name, value);
            return new Options(port, controllerPort, jvmOptions, more, listeners);
        }

        public Options withListeners(List<Listener> further) {
            return new Options(port, controllerPort, jvmOptions, settings, further);
        }
    }

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Path folder;
    private final Options options;
    private final int port;
    private final int controllerPort;

    private LocalKafka(Path folder, Options options) {
        this.folder = folder.toAbsolutePath();
        this.options = options;
        this.port = Ports.freeUnless(options.port());
        this.controllerPort = Ports.freeUnless(options.controllerPort());
    }

    /** Starts the broker of the folder, which is created the first time. Returns when the broker serves clients. */
    public static LocalKafka start(Path folder, Options options) {
        LocalKafka kafka = new LocalKafka(folder, options);
        kafka.writeSettings();
        kafka.format();
        kafka.launch();
        return kafka;
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    public Path log() {
        return folder.resolve("kafka.log");
    }

    @Override
    public void stop() {
        process.stop(Duration.ofSeconds(30));
    }

    /** Starts the broker again on the same ports. A running one is stopped first. */
    public void restart() {
        stop();
        launch();
    }

    private Path settingsFile() {
        return folder.resolve("server.properties");
    }

    private Path data() {
        return folder.resolve("data");
    }

    private void writeSettings() {
        StringBuilder lines = new StringBuilder();
        settings()
                .forEach((name, value) ->
                        lines.append(name).append('=').append(value).append('\n'));
        try {
            Files.createDirectories(folder);
            Files.writeString(settingsFile(), lines);
        } catch (IOException e) {
            throw new StackException("cannot write " + settingsFile() + ": " + e.getMessage(), e);
        }
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>(Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                "1",
                "controller.quorum.voters",
                "1@127.0.0.1:" + controllerPort,
                "controller.listener.names",
                "CONTROLLER",
                "listeners",
                joined(listeners().map(Listener::listening), "CONTROLLER://127.0.0.1:" + controllerPort),
                "advertised.listeners",
                joined(listeners().map(Listener::advertised)),
                "listener.security.protocol.map",
                joined(listeners().map(Listener::plain), "CONTROLLER:PLAINTEXT"),
                "log.dirs",
                data().toString(),
                "auto.create.topics.enable",
                "false",
                "group.initial.rebalance.delay.ms",
                "0"));
        settings.putAll(INTERNAL_TOPICS);
        settings.putAll(FEW_TOPICS);
        settings.putAll(options.settings());
        return settings;
    }

    private Stream<Listener> listeners() {
        return Stream.concat(Stream.of(new Listener("PLAINTEXT", port, port)), options.listeners().stream());
    }

    private static String joined(Stream<String> first, String... last) {
        return Stream.concat(first, Stream.of(last)).collect(Collectors.joining(","));
    }

    /** One broker holds all of them, and few partitions make few files. */
    private static final Map<String, String> INTERNAL_TOPICS = Map.of(
            "offsets.topic.replication.factor", "1",
            "offsets.topic.num.partitions", "5",
            "transaction.state.log.replication.factor", "1",
            "transaction.state.log.min.isr", "1",
            "transaction.state.log.num.partitions", "2",
            "share.coordinator.state.topic.replication.factor", "1",
            "share.coordinator.state.topic.min.isr", "1",
            "share.coordinator.state.topic.num.partitions", "2");

    /**
     * Threads and buffers for a handful of topics instead of thousands. The broker compacts segments of up to about a
     * million records; by default it keeps four times the room for that, whether it needs it or not. No other controller
     * asks for records that only show that time passes.
     */
    private static final Map<String, String> FEW_TOPICS = Map.of(
            "num.network.threads", "2",
            "num.io.threads", "4",
            "background.threads", "2",
            "num.replica.alter.log.dirs.threads", "1",
            "log.cleaner.dedupe.buffer.size", "33554432",
            "metadata.max.idle.interval.ms", "0");

    private void format() {
        if (Files.exists(data().resolve("meta.properties"))) {
            return;
        }
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        String[] arguments = {
            "format",
            "--ignore-formatted",
            "--config",
            settingsFile().toString(),
            "--cluster-id",
            Uuid.randomUuid().toString()
        };
        if (StorageTool.execute(arguments, new PrintStream(output, true)) != 0) {
            throw new StackException("cannot format " + data() + ": " + output);
        }
    }

    private void launch() {
        requireFree(port);
        requireFree(controllerPort);
        process = ChildProcess.start(new ChildProcess.Command(
                "Kafka", command(), Map.of("CLASSPATH", classpath()), log(), PosixSignal.TERM));
        try {
            // Waits for the broker's own message, because its port opens before it can lead partitions.
            process.await(PATIENCE, () -> process.log().contains("Kafka Server started"));
        } catch (StackException e) {
            process.kill();
            throw e;
        }
    }

    private static void requireFree(int port) {
        if (Ports.isTaken(port)) {
            throw new StackException("port " + port + " for Kafka is in use by another program");
        }
    }

    private List<String> command() {
        List<String> words = new ArrayList<>();
        words.add(JavaProgram.path());
        words.addAll(options.jvmOptions());
        words.addAll(List.of(
                "-Dslf4j.provider=org.slf4j.simple.SimpleServiceProvider",
                "-Dorg.slf4j.simpleLogger.logFile=System.out",
                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSZ",
                "kafka.Kafka",
                settingsFile().toString()));
        return words;
    }

    /**
     * This JVM's classpath, with the broker's own logger in front. The logger is not a dependency of this module,
     * because in a Quarkus test it would be the second one on the classpath.
     */
    private String classpath() {
        Path logger = folder.resolve("slf4j-simple.jar");
        try (InputStream packed = LocalKafka.class.getResourceAsStream("slf4j-simple.jar")) {
            if (packed == null) {
                throw new StackException("slf4j-simple.jar is missing in local-stack: build it with Maven");
            }
            Files.copy(packed, logger, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StackException("cannot write " + logger + ": " + e.getMessage(), e);
        }
        return logger + System.getProperty("path.separator") + System.getProperty("java.class.path");
    }
}
