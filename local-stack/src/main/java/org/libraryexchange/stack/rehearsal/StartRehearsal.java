package org.libraryexchange.stack.rehearsal;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.libraryexchange.stack.Folders;
import org.libraryexchange.stack.NodeProcess;
import org.libraryexchange.stack.StackException;
import org.libraryexchange.stack.StartArchive;
import org.libraryexchange.stack.pair.CitySettings;
import org.libraryexchange.stack.pair.NodeApi;
import org.libraryexchange.stack.pair.NodeStatus;
import org.libraryexchange.stack.pair.Pair;
import org.libraryexchange.stack.pair.PairSettings;
import org.libraryexchange.stack.pair.SampleCatalogue;
import org.libraryexchange.stack.pair.StepProgress;
import org.libraryexchange.stack.pair.Together;

/**
 * Runs the packaged pair once, with its sample catalogues and a few requests. Then it puts beside each node a {@link
 * StartArchive} of what the node has loaded.
 */
public final class StartRehearsal {

    private static final Duration MIRROR_PATIENCE = Duration.ofMinutes(2);
    private static final Duration RECORDING_PATIENCE = Duration.ofMinutes(3);
    private static final List<String> ROLES = List.of("cataloguer", "exchange-operator", "ops");

    /** Requests that a node gets on most days. The rehearsal fails unless each is answered with 200. */
    private static final List<String> VISITS = List.of(
            "/",
            "/search?q=light",
            "/sign-in",
            "/api/v1/items?limit=20",
            "/api/v1/items?q=light&facets=kind",
            "/api/v1/changes?owner=leeds",
            "/api/v1/snapshot",
            "/api/v1/exchange/status",
            "/api/v1/exchange/runs",
            "/api/v1/exchange/needs");

    private final StartArchive archive = StartArchive.OF_THIS_JAVA;
    private final PairSettings settings;

    private StartRehearsal(PairSettings settings) {
        this.settings = settings;
    }

    /**
     * Ends with exit code 1 if anything fails.
     *
     * @param arguments the repository, and a folder for databases and logs, which are kept after a failure
     */
    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[1]).toAbsolutePath();
        Folders.delete(folder);
        StartRehearsal rehearsal = new StartRehearsal(
                PairSettings.leedsAndHangzhou(Path.of(arguments[0]).toAbsolutePath(), folder)
                        .onFreePorts());
        try {
            rehearsal.run();
        } catch (StackException e) {
            System.err.println("The start archives of the nodes could not be recorded: " + e.getMessage()
                    + "\nWithout them nodes start more slowly; to skip them: mvn -Dstart-archives.skip package");
            System.exit(1);
        }
        Folders.delete(folder);
    }

    private void run() {
        Map<String, List<String>> options = new HashMap<>();
        for (CitySettings city : settings.cities()) {
            delete(inUse(city));
            options.put(city.name(), recording(city));
        }
        try (Pair pair = Pair.start(settings.withNodeJvmOptions(options), StepProgress.SILENT)) {
            rehearse(pair);
            List<Runnable> ends = new ArrayList<>();
            settings.cities()
                    .forEach(city -> ends.add(() -> pair.node(city.name()).stop(RECORDING_PATIENCE)));
            Together.run(ends);
        }
        settings.cities().forEach(this::keep);
    }

    private List<String> recording(CitySettings city) {
        List<String> options = new ArrayList<>(NodeProcess.JVM_OPTIONS);
        options.remove(archive.use());
        options.add(archive.recordInto(recorded(city)));
        return options;
    }

    private void rehearse(Pair pair) {
        String token = pair.token(ROLES);
        settings.cities()
                .forEach(city -> SampleCatalogue.in(city.samples()).loadInto(city, token, SampleCatalogue.WRITTEN));
        NodeStatus.awaitEqualMirrors(settings, token, MIRROR_PATIENCE);
        for (CitySettings city : settings.cities()) {
            NodeApi node = new NodeApi(city.api(), token);
            VISITS.forEach(visit -> require(city, visit, node.get(visit)));
        }
    }

    private static void require(CitySettings city, String visit, HttpResponse<String> answer) {
        if (answer.statusCode() != 200) {
            throw new StackException(
                    city.title() + " answers " + visit + " with " + answer.statusCode() + ": " + answer.body());
        }
    }

    private Path recorded(CitySettings city) {
        return settings.data().resolve(city.name() + "-" + archive.file());
    }

    private Path inUse(CitySettings city) {
        return city.jar().resolveSibling(archive.file());
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new StackException("cannot delete " + file + ": " + e.getMessage(), e);
        }
    }

    private void keep(CitySettings city) {
        if (!Files.exists(recorded(city))) {
            throw new StackException(
                    "Java wrote no archive for " + city.title() + "; see the end of " + settings.nodeLog(city));
        }
        try {
            Files.move(recorded(city), inUse(city), StandardCopyOption.REPLACE_EXISTING);
            System.out.printf(
                    "Recorded the start of the %s node: %s, %d MB%n",
                    city.title(), archive.file(), Files.size(inUse(city)) / 1_000_000);
        } catch (IOException e) {
            throw new StackException("cannot keep " + inUse(city) + ": " + e.getMessage(), e);
        }
    }
}
