package org.libraryexchange.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.libraryexchange.bench.http.Http;
import org.libraryexchange.bench.mirror.Mirrors;
import org.libraryexchange.bench.pieces.Pieces;
import org.libraryexchange.bench.report.Machine;
import org.libraryexchange.bench.report.Sheet;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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
        PIECES
    }

    @Option(names = "--only", paramLabel = "PART", split = ",", description = "of: ${COMPLETION-CANDIDATES}")
    private List<Part> only = List.of(Part.values());

    @Option(names = "--repeats", paramLabel = "N", defaultValue = "3", description = "how often each is measured")
    private int repeats;

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
        System.exit(new CommandLine(new Bench())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Sheet sheet = new Sheet();
        for (Part part : only) {
            measure(part, sheet);
            keep(sheet);
        }
        System.out.print(report(sheet));
        if (target != null) {
            System.out.println("\nWritten to " + target);
        }
        return 0;
    }

    private void measure(Part part, Sheet sheet) throws Exception {
        Mirrors peers = new Mirrors(sheet, repeats, Duration.ofSeconds(mirrors.longestRest));
        switch (part) {
            case BACKLOG -> peers.backlogs(mirrors.backlogs, false);
            case SEARCHABLE -> peers.backlogs(mirrors.searchable, true);
            case STREAMING -> peers.streaming(mirrors.streamed);
            case LATENCY -> peers.latency(mirrors.rate, mirrors.warmUp, mirrors.changes);
            case GROWTH ->
                peers.growth(mirrors.growth, mirrors.growthRepeats, title -> {
                    sheet.chart(title, "benchmarks-growth.svg");
                    keep(sheet);
                });
            case HTTP -> new Http(sheet, repeats, http.sizes()).measure();
            case PIECES -> new Pieces(sheet, repeats, pieceSeconds).run();
        }
    }

    private String report(Sheet sheet) {
        return Machine.described(repeats) + sheet.markdown();
    }

    /** A run takes an hour or more. Results are kept even if it ends early. */
    private void keep(Sheet sheet) {
        if (target == null) {
            return;
        }
        try {
            Files.writeString(target, report(sheet));
            for (Map.Entry<String, String> chart : sheet.charts().entrySet()) {
                Files.writeString(target.resolveSibling(chart.getKey()), chart.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
