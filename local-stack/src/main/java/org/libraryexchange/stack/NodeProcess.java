package org.libraryexchange.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A packaged node in its own process. */
public final class NodeProcess extends LocalService {

    private static final int FIRST_WITH_COMPACT_HEADERS = 25;

    /**
     * JVM options with which a node should run, here and in containers. The serial collector and a small initial heap
     * keep memory use low. Batches that are being built survive a collection or two of the young generation. So
     * survivors get more room than the JVM would give them, which halves the number of full collections during large
     * imports. Every minute, what compilers and libraries have freed goes back to the system; the first builds of Java
     * 17 and 21 have no such option. The {@link SecondCompiler} begins later. The {@link StartArchive} shortens the
     * start; its option comes last. It is mapped where it was recorded, since to move it would copy a third of it into
     * memory of its own.
     */
    public static List<String> jvmOptions(int javaVersion) {
        return Stream.of(
                        List.of(
                                "-Xms64m",
                                "-Xmx256m",
                                "-XX:NewSize=32m",
                                "-XX:MaxNewSize=64m",
                                "-XX:SurvivorRatio=3",
                                "-XX:MinHeapFreeRatio=20",
                                "-XX:MaxHeapFreeRatio=40",
                                "-XX:+UseSerialGC"),
                        SecondCompiler.LATER,
                        javaVersion < FIRST_WITH_COMPACT_HEADERS
                                ? List.of("-XX:+IgnoreUnrecognizedVMOptions")
                                : List.of("-XX:+UseCompactObjectHeaders"),
                        List.of(
                                "-XX:+ExitOnOutOfMemoryError",
                                "-XX:+UnlockDiagnosticVMOptions",
                                "-XX:TrimNativeHeapInterval=60000",
                                "-XX:ArchiveRelocationMode=0",
                                StartArchive.of(javaVersion).use()))
                .flatMap(List::stream)
                .toList();
    }

    /** The options for the Java of this program. */
    public static final List<String> JVM_OPTIONS = jvmOptions(Runtime.version().feature());

    /**
     * Environment with which a node should run. With few malloc arenas, memory that many threads have freed does not
     * pile up.
     */
    public static final Map<String, String> MEMORY_SETTINGS = Map.of("MALLOC_ARENA_MAX", "2");

    /**
     * How to run it.
     *
     * @param name for messages: the city
     * @param jar {@code quarkus-run.jar} of the packaged node
     * @param environment its configuration; without a management port, nobody can wait for it
     * @param jvmOptions of its process
     * @param log file to which its output is appended
     */
    public record Options(
            String name,
            Path jar,
            int managementPort,
            Map<String, String> environment,
            List<String> jvmOptions,
            Path log) {

        public Options {
            environment = Map.copyOf(environment);
            jvmOptions = List.copyOf(jvmOptions);
        }

        /** The same with additional or changed environment. */
        public Options withEnvironment(Map<String, String> more) {
            Map<String, String> all = new HashMap<>(environment);
            all.putAll(more);
            return new Options(name, jar, managementPort, all, jvmOptions, log);
        }

        /** The same with another packaged node. */
        public Options withJar(Path other) {
            return new Options(name, other, managementPort, environment, jvmOptions, log);
        }

        /** The same with further JVM options. */
        public Options withJvmOptions(String... more) {
            List<String> all = new ArrayList<>(jvmOptions);
            all.addAll(List.of(more));
            return new Options(name, jar, managementPort, environment, all, log);
        }
    }

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private Options options;

    private NodeProcess(Options options) {
        this.options = options;
    }

    /** Starts the process and returns at once. */
    public static NodeProcess start(Options options) {
        if (!Files.exists(options.jar())) {
            throw new StackException("the " + options.name() + " node is not built: " + options.jar() + " is missing");
        }
        NodeProcess node = new NodeProcess(options);
        node.launch();
        return node;
    }

    private void launch() {
        Path folder = options.jar().toAbsolutePath().getParent();
        List<String> words = new ArrayList<>();
        words.add(JavaProgram.path());
        words.addAll(options.jvmOptions());
        words.addAll(List.of("-jar", options.jar().getFileName().toString()));
        Map<String, String> environment = new HashMap<>(MEMORY_SETTINGS);
        environment.putAll(options.environment());
        process = ChildProcess.start(new ChildProcess.Command(
                "the " + options.name() + " node", words, environment, options.log(), PosixSignal.TERM, folder));
    }

    /** Returns when the node says that it is ready. Fails as soon as its process has ended. */
    public void waitUntilReady(Duration patience) {
        process.await(patience, this::isReady);
    }

    /** Whether the node answers that it is ready. */
    public boolean isReady() {
        URI address = URI.create("http://127.0.0.1:" + options.managementPort() + "/q/health/ready");
        HttpRequest request =
                HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(5)).build();
        try {
            return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw StackException.interrupted(e);
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public Path log() {
        return options.log();
    }

    /** The last lines that this run of the node has written. */
    public String logTail(int lines) {
        return process.log().tail(lines);
    }

    /** The CPU time that the process has used. */
    public Duration cpuTime() {
        return process.cpuTime();
    }

    /** The memory that the process holds now, in bytes. Linux only. */
    public long residentBytes() {
        return process.residentBytes();
    }

    /** The same, without what it has mapped of files. */
    public long anonymousBytes() {
        return process.anonymousBytes();
    }

    /** Waits until the process ends by itself, and returns its exit code. Fails if it runs longer than that. */
    public int awaitEnd(Duration patience) {
        return process.awaitEnd(patience);
    }

    @Override
    public void stop() {
        stop(Duration.ofSeconds(20));
    }

    /** Asks the process to end, and kills it if it has not ended in that time. */
    public void stop(Duration patience) {
        process.stop(patience);
    }

    /** Starts the node again with the same options. A running one is stopped first. Returns at once. */
    public void restart() {
        stop();
        launch();
    }

    /** Does the same with other options, which apply from now on. */
    public void restart(Options other) {
        stop();
        options = other;
        launch();
    }

    public Options options() {
        return options;
    }
}
