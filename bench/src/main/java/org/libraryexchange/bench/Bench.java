package org.libraryexchange.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.libraryexchange.bench.http.Http;
import org.libraryexchange.bench.mirror.Mirrors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the benchmarks, prints what they find and writes it down. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true,
        description =
                "Measures the exchange beside what else could copy the catalogue, all on this machine, with services"
                        + " of its own. Each measure is repeated, and contestants take turns.")
public final class Bench implements Callable<Integer> {

    /** What there is to measure. */
    enum Part {
        BACKLOG,
        SEARCHABLE,
        LATENCY,
        HTTP
    }

    @Option(names = "--only", paramLabel = "PART", split = ",", description = "of: ${COMPLETION-CANDIDATES}")
    private List<Part> only = List.of(Part.values());

    @Option(names = "--repeats", paramLabel = "N", defaultValue = "3", description = "how often each is measured")
    private int repeats;

    @Option(
            names = "--backlog",
            paramLabel = "ROWS",
            split = ",",
            defaultValue = "100000",
            description = "sizes of backlogs")
    private List<Integer> backlogs;

    @Option(names = "--rate", paramLabel = "N", defaultValue = "50", description = "single changes a second")
    private int rate;

    @Option(names = "--changes", paramLabel = "N", defaultValue = "1500", description = "single changes that count")
    private int changes;

    @Option(names = "--warm-up", paramLabel = "N", defaultValue = "1500", description = "single changes before them")
    private int warmUp;

    @Mixin
    private HttpOptions http;

    @Option(
            names = "--write",
            paramLabel = "FILE",
            description = "Markdown file that the tables are written to, such as docs/benchmarks.md")
    private Path target;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Bench())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Sheet sheet = new Sheet();
        Mirrors mirrors = new Mirrors(sheet, repeats);
        for (int rows : backlogs) {
            if (only.contains(Part.BACKLOG)) {
                mirrors.backlog(rows, false);
            }
            if (only.contains(Part.SEARCHABLE)) {
                mirrors.backlog(rows, true);
            }
        }
        if (only.contains(Part.LATENCY)) {
            mirrors.latency(rate, warmUp, changes);
        }
        if (only.contains(Part.HTTP)) {
            new Http(sheet, repeats, http.sizes()).measure();
        }
        String report = Machine.described(repeats) + sheet.markdown();
        System.out.print(report);
        if (target != null) {
            write(report);
        }
        return 0;
    }

    private void write(String report) throws IOException {
        Files.writeString(target, report);
        System.out.println("\nWritten to " + target);
    }
}
