package org.libraryexchange.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.libraryexchange.bench.http.Http;
import org.libraryexchange.bench.http.Requests;
import org.libraryexchange.bench.mirror.Mirrors;
import org.libraryexchange.bench.pair.Builds;
import org.libraryexchange.bench.pieces.Pieces;
import org.libraryexchange.bench.report.Machine;
import org.libraryexchange.bench.report.Sheet;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs the benchmarks, prints the results and writes them to a file. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true,
        description =
                "Measures the exchange beside what else could copy the catalogue, all on this machine, with services"
                        + " of its own, and its inner pieces. Each measure is repeated, and contestants take turns.")
public final class Bench implements Callable<Integer> {

    /** What can be measured. */
    enum Part {
        BACKLOG,
        SEARCHABLE,
        STREAMING,
        LATENCY,
        GROWTH,
        HTTP,
        REQUESTS,
        IDLE,
        PIECES
    }

    private static final String QUICK = "--quick";
    private static final String AGAINST = "--against";

    private static final String OF_A_QUICK_RUN = """

            This was a quick run, with little of everything: its figures compare builds, and are not for publishing.
            """;

    /** In these, another build can take turns. */
    private static final Set<Part> IN_TURNS = EnumSet.of(Part.BACKLOG, Part.SEARCHABLE, Part.REQUESTS, Part.IDLE);

    @Option(
            names = QUICK,
            description = "measures little: a backlog, requests, and nodes while nothing happens, in some 8 minutes."
                    + " Changes the defaults below; for comparing commits, not for publishing")
    private boolean quick;

    @Option(
            names = AGAINST,
            paramLabel = "DIR",
            description =
                    "another checkout that has been built, whose nodes take turns with those of this one: backlog,"
                            + " searchable, requests and idle only; with --quick some 17 minutes")
    private Path against;

    @Option(
            names = "--only",
            paramLabel = "PART",
            split = ",",
            description =
                    "of: ${COMPLETION-CANDIDATES}; all but requests, which HTTP has in full, unless said otherwise")
    private List<Part> only = List.copyOf(EnumSet.complementOf(EnumSet.of(Part.REQUESTS)));

    @Option(names = "--repeats", paramLabel = "N", defaultValue = "3", description = "how often each is measured")
    private int repeats;

    @Spec
    private CommandSpec spec;

    private Builds builds;

    @Mixin
    private MirrorOptions mirrors;

    @Mixin
    private HttpOptions http;

    @Option(
            names = "--piece-seconds",
            paramLabel = "S",
            defaultValue = "1",
            description = "how long an iteration of an inner piece takes")
    private double pieceSeconds;

    @Option(
            names = "--write",
            paramLabel = "FILE",
            description =
                    "Markdown file that the tables are written to, such as docs/benchmarks.md; charts go beside it")
    private Path target;

    public static void main(String[] arguments) {
        System.exit(commandLine(arguments).execute(arguments));
    }

    /** @param arguments decide about the defaults */
    static CommandLine commandLine(String... arguments) {
        CommandLine line = new CommandLine(new Bench()).setCaseInsensitiveEnumValuesAllowed(true);
        List<String> given = List.of(arguments);
        return given.contains(QUICK)
                ? line.setDefaultValueProvider(
                        new QuickDefaults(given.stream().anyMatch(each -> each.startsWith(AGAINST))))
                : line;
    }

    @Override
    public Integer call() throws Exception {
        builds = Builds.of(Optional.ofNullable(against).map(this::built));
        for (Part part : only) {
            measure(part);
            keep();
        }
        System.out.print(report());
        if (target != null) {
            System.out.println("\nWritten to " + target);
        }
        return 0;
    }

    /** The script runs in this module's folder, and says in which one it was called. */
    private Path built(Path given) {
        Path checkout = Path.of(System.getProperty("bench.called-in", ""))
                .resolve(given)
                .toAbsolutePath()
                .normalize();
        if (!IN_TURNS.containsAll(only)) {
            throw wrong(AGAINST + " measures only these: " + IN_TURNS);
        }
        if (!Files.exists(checkout.resolve("hangzhou-node/target/quarkus-app/quarkus-run.jar"))) {
            throw wrong("not built yet: run mvn -DskipTests package in " + checkout);
        }
        return checkout;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private void measure(Part part) throws Exception {
        Mirrors peers = new Mirrors(builds, repeats, Duration.ofSeconds(mirrors.longestRest));
        Sheet sheet = builds.own().sheet();
        switch (part) {
            case BACKLOG -> peers.backlogs(mirrors.backlogs, false);
            case SEARCHABLE -> peers.backlogs(mirrors.searchable, true);
            case STREAMING -> peers.streaming(mirrors.streamed);
            case LATENCY -> peers.latency(mirrors.rate, mirrors.warmUp, mirrors.changes);
            case GROWTH ->
                peers.growth(mirrors.growth, mirrors.growthRepeats, title -> {
                    sheet.chart(title, "benchmarks-growth.svg");
                    keep();
                });
            case HTTP -> new Http(sheet, repeats, http.sizes()).measure();
            case REQUESTS -> new Requests(builds, repeats, http.sizes()).measure();
            case IDLE -> peers.idle(mirrors.idleSeconds);
            case PIECES -> new Pieces(sheet, repeats, pieceSeconds).run();
        }
    }

    private String report() {
        return Machine.described(repeats) + (quick ? OF_A_QUICK_RUN : "") + builds.markdown();
    }

    /** A run takes an hour or more. Results are kept even if it ends early. */
    private void keep() {
        if (target == null) {
            return;
        }
        try {
            Files.writeString(target, report());
            for (Map.Entry<String, String> chart : builds.own().sheet().charts().entrySet()) {
                Files.writeString(target.resolveSibling(chart.getKey()), chart.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
