package org.libraryexchange.bench.pieces;

import java.util.List;
import org.libraryexchange.bench.report.Sheet;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Measures the pieces of {@link ItemBenchmark} in turns, the given number of times. */
public final class Pieces {

    private static final String TITLE = "Inner pieces, one item each, one thread";
    private static final String TIME = "µs";
    private static final String ALLOCATED = "bytes allocated";
    private static final String ALLOCATED_BY_JMH = "gc.alloc.rate.norm";

    private static final int WARM_UPS = 3;
    private static final int ITERATIONS = 5;
    private static final double NANOS = 1e9;

    private final Sheet sheet;
    private final int repeats;
    private final double seconds;

    /** @param seconds that each iteration takes */
    public Pieces(Sheet sheet, int repeats, double seconds) {
        this.sheet = sheet;
        this.repeats = repeats;
        this.seconds = seconds;
    }

    /** A method of the benchmark, and its name in the report. */
    private enum Piece {
        CANONICAL_JSON("canonicalJson", "canonical JSON of a document"),
        DIGEST("digest", "SHA-256 of a document"),
        JUDGEMENT("judgement", "judgement of a record, with its digest"),
        SEARCH_TERMS("searchTerms", "search terms of all texts");

        private final String method;
        private final String title;

        Piece(String method, String title) {
            this.method = method;
            this.title = title;
        }
    }

    /** Measures each piece, in a new process each time. */
    public void run() throws RunnerException {
        sheet.table(TITLE, remark());
        for (int i = 0; i < repeats; i++) {
            for (Piece piece : Piece.values()) {
                new Runner(options(piece)).runSingle().getBenchmarkResults().forEach(fork -> add(piece, fork));
            }
        }
    }

    private String remark() {
        List<Sample> samples = Sample.all();
        return """
                %,d documents in English and Chinese take turns, of %,.0f bytes on average, all in memory. JMH, forks: %d for each \
                piece, with the heap of a node (`-Xmx256m -XX:+UseSerialGC`); iterations in each: %d of %s s after %d to warm up. \
                Each figure is the median of all %d iterations that count.""".formatted(
                        samples.size(),
                        samples.stream()
                                .mapToInt(sample -> sample.document().length)
                                .average()
                                .orElseThrow(),
                        repeats,
                        ITERATIONS,
                        seconds,
                        WARM_UPS,
                        repeats * ITERATIONS);
    }

    private Options options(Piece piece) {
        TimeValue time = TimeValue.nanoseconds(Math.round(seconds * NANOS));
        return new OptionsBuilder()
                .include(ItemBenchmark.class.getName() + "\\." + piece.method + "$")
                .forks(1)
                .jvmArgs("-Xmx256m", "-XX:+UseSerialGC")
                .warmupIterations(WARM_UPS)
                .warmupTime(time)
                .measurementIterations(ITERATIONS)
                .measurementTime(time)
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT)
                // Otherwise JMH, which is silent here, would leave out a piece that throws.
                .shouldFailOnError(true)
                .build();
    }

    private void add(Piece piece, BenchmarkResult fork) {
        for (IterationResult iteration : fork.getIterationResults()) {
            sheet.add(TITLE, piece.title, TIME, iteration.getPrimaryResult().getScore());
            double allocated =
                    iteration.getSecondaryResults().get(ALLOCATED_BY_JMH).getScore();
            sheet.add(TITLE, piece.title, ALLOCATED, Math.rint(allocated));
        }
    }
}
