package org.libraryexchange.stack.start;

import java.nio.file.Path;
import java.util.List;
import org.libraryexchange.stack.pair.PairSettings;
import picocli.CommandLine.Option;

/** The options of {@code ./start}. The script itself contains its help. */
final class StartOptions {

    @Option(names = "--fresh")
    boolean fresh;

    @Option(names = "--detach")
    boolean detach;

    @Option(names = "--stop")
    boolean stop;

    @Option(names = "--token", split = ",", paramLabel = "ROLE")
    List<String> token = List.of();

    @Option(names = "--services-only")
    boolean servicesOnly;

    @Option(names = "--no-samples")
    boolean noSamples;

    @Option(names = "--data", paramLabel = "DIR")
    Path data;

    @Option(names = "--leeds-port", defaultValue = "8081", paramLabel = "PORT")
    int leedsPort;

    @Option(names = "--leeds-management-port", defaultValue = "9081", paramLabel = "PORT")
    int leedsManagementPort;

    @Option(names = "--hangzhou-port", defaultValue = "8082", paramLabel = "PORT")
    int hangzhouPort;

    @Option(names = "--hangzhou-management-port", defaultValue = "9082", paramLabel = "PORT")
    int hangzhouManagementPort;

    /** Set by {@code --detach} for the launcher that it leaves behind. */
    @Option(names = "--in-background", hidden = true)
    boolean inBackground;

    /** The script asks this before it builds. The exit code is 0 if a pair is running, otherwise 1. */
    @Option(names = "--is-running", hidden = true)
    boolean isRunning;

    PairSettings settings() {
        Path repository = repository();
        Path folder = (data == null ? repository.resolve(".local") : data).toAbsolutePath();
        return PairSettings.leedsAndHangzhou(repository, folder)
                .withPrograms(folder.resolve("programs"))
                .withCities(city -> city.name().equals("leeds")
                        ? city.withPorts(leedsPort, leedsManagementPort)
                        : city.withPorts(hangzhouPort, hangzhouManagementPort));
    }

    /**
     * The command with which the user calls the script from the current folder, with the options that name the same
     * pair.
     */
    String script() {
        Path script = Path.of("").toAbsolutePath().equals(repository())
                ? Path.of("./start")
                : repository().resolve("start");
        return data == null ? script.toString() : script + " --data " + data;
    }

    private static Path repository() {
        return Path.of(System.getProperty("start.repository")).toAbsolutePath();
    }
}
