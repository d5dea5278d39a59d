package org.libraryexchange.stack.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.libraryexchange.stack.Ports;
import org.libraryexchange.stack.StubNode;

/** The launcher as the script runs it, over a repository of stub nodes. */
final class Launcher {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path repository;
    private final List<String> ports = new ArrayList<>();

    Launcher(Path repository) throws IOException {
        this.repository = repository;
        for (String city : List.of("leeds", "hangzhou")) {
            StubNode.jarAt(repository.resolve(city + "-node/target/quarkus-app/quarkus-run.jar"));
            ports.addAll(
                    List.of("--" + city + "-port=" + Ports.free(), "--" + city + "-management-port=" + Ports.free()));
        }
        writeSamples("leeds", "kirkgate-market", "kirkstall-abbey");
        writeSamples("hangzhou", "west-lake");
    }

    void writeSamples(String city, String... values) throws IOException {
        String items = Stream.of(values)
                .map(value -> "{\"identifiers\":[{\"scheme\":\"sample\",\"value\":\"%s\"}]}".formatted(value))
                .toList()
                .toString();
        Path folder = Files.createDirectories(repository.resolve(city + "-node/sample-catalogue"));
        Files.writeString(folder.resolve("items.json"), items);
    }

    Run run(Map<String, String> environment, String... options) throws IOException {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-XX:TieredStopAtLevel=1",
                "-Dslf4j.internal.verbosity=ERROR",
                "-Dnative.encoding=UTF-8",
                "-Dstart.repository=" + repository,
                StartCommand.class.getName()));
        words.addAll(ports);
        words.addAll(List.of(options));
        Path output = Files.createTempFile(repository, "output", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        builder.environment().putAll(environment);
        return new Run(builder.start(), output);
    }

    Run run(String... options) throws IOException {
        return run(Map.of(), options);
    }

    /** One call of the launcher. */
    record Run(Process process, Path output) {

        Run untilItSays(String text) {
            Awaitility.await().atMost(PATIENCE).until(() -> said().contains(text) || !process.isAlive());
            return this;
        }

        String said() throws IOException {
            return Files.readString(output);
        }

        /** All processes that it has started so far. */
        List<ProcessHandle> started() {
            return process.descendants().toList();
        }

        int exitCode() throws InterruptedException {
            if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("the launcher does not end");
            }
            return process.exitValue();
        }
    }
}
