package org.libraryexchange.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.libraryexchange.pair.Repository;

/** Each benchmark runs, with numbers too small to say anything. */
class BenchIT {

    private static final String[] CONTESTANTS = {
        "library exchange", "PostgreSQL logical replication", "Debezium with JDBC sink", "bare loop"
    };

    @TempDir
    private Path folder;

    @Test
    @Tag("long")
    void backlogsAreWorkedOffByAllAndReported() throws IOException {
        // When
        String report = report("--only=backlog,searchable", "--backlog=300", "--searchable=300");

        // Then
        assertThat(report)
                .contains("## Backlog of 300 items\n", "## Backlog of 300 items, searchable at the sink\n")
                .contains("binary COPY", "s until complete", "s until searchable", "times the exchange")
                .contains(CONTESTANTS);
    }

    @Test
    @Tag("long")
    void singleChangesArriveThroughAllAndAreReported() throws IOException {
        // When
        String report = report("--only=latency", "--warm-up=20", "--changes=20");

        // Then
        assertThat(report)
                .contains("## Single changes, 50 a second\n", "p50", "p99", "longest")
                .contains(CONTESTANTS);
    }

    @Tag("long")
    @Test
    void changesStreamThroughAllAndAreReported() throws IOException {
        // When
        String report = report("--only=streaming", "--streamed=300");

        // Then
        assertThat(report)
                .contains("## Streaming 300 items\n", "written, rows/s", "arrived, rows/s", "times the exchange")
                .contains(CONTESTANTS);
    }

    @Test
    @Tag("long")
    void catalogueGrowsAndIsDrawn() throws IOException {
        // When
        String report = report("--only=growth", "--growth=200,400");

        // Then
        assertThat(report)
                .contains("## As the catalogue grows, by items\n", "\n| 200 | ", "\n| 400 | ", "times zstd alone")
                .contains("![As the catalogue grows, by items](benchmarks-growth.svg)");
        assertThat(folder.resolve("benchmarks-growth.svg"))
                .content()
                .contains("<svg xmlns", "rebuilt, rows/s", ">400<");
    }

    @Test
    void innerPiecesAreMeasuredInProcessesOfTheirOwnAndReported() throws IOException {
        // When
        String report = report("--only=pieces", "--piece-seconds=0.05");

        // Then
        String figure = "[\\d,.]+ \\([\\d,.]+–[\\d,.]+\\)";
        assertThat(report)
                .contains("## Inner pieces, one item each, one thread\n", "| | µs | bytes allocated |\n")
                .containsPattern("\\| canonical JSON of a document \\| " + figure + " \\| [1-9]")
                .containsPattern("\\| SHA-256 of a document \\| " + figure + " \\| [1-9]")
                .containsPattern("\\| judgement of a record, with its digest \\| " + figure + " \\| [1-9]")
                .containsPattern("\\| search terms of all texts \\| " + figure + " \\| [1-9]");
    }

    @Test
    @Tag("long")
    void nodeIsAskedInBothLoopsAndReported() throws IOException {
        // When
        String report = report("--only=http", "--catalogue=300", "--warm-up-seconds=1", "--seconds=1");

        // Then
        assertThat(report)
                .contains("| | requests/s | p50 ms | p99 ms | times the bare read | times the constant |")
                .contains("| | requests/s | p50 ms | p99 ms | p99.9 ms | longest ms |")
                .contains("| | rows/s read | rows/s written | times COPY |")
                .contains("| a constant of the same size |", "| bare read of the row |")
                .contains("| item |", "| item, unchanged (304) |")
                .contains("| search by words |", "| write of a new item |")
                .contains("| change feed, pages of 1,000 |", "| import of NDJSON |", "| binary COPY");
    }

    @Test
    @Tag("long")
    void quickRunComparesTwoBuildsInTurns() throws IOException {
        // When
        String report = report(
                "--quick",
                "--against=" + Repository.nodes(),
                "--backlog=300",
                "--catalogue=300",
                "--warm-up-seconds=1",
                "--seconds=1",
                "--idle-seconds=1");

        // Then
        assertThat(report)
                .contains("## Backlog of 300 items\n", "## Requests beside the bare read\n")
                .contains("| | requests/s | for 100 bare reads |")
                .contains(
                        "## Both nodes while nothing happens\n", "| | CPU, % of a core | MB resident | MB anonymous |")
                .contains("## This build beside the other\n", "| | this build | the other | times the other |")
                .contains("| library exchange: rows/s while flowing |", "| library exchange: MB resident |")
                .contains("| item, unchanged (304): for 100 bare reads |", "| hangzhou: CPU, % of a core |")
                .doesNotContain("| Debezium with JDBC sink: ");
    }

    private String report(String... options) throws IOException {
        Path target = folder.resolve("benchmarks.md");
        String[] all = new String[options.length + 3];
        System.arraycopy(options, 0, all, 0, options.length);
        all[options.length] = "--repeats=1";
        all[options.length + 1] = "--longest-rest=0";
        all[options.length + 2] = "--write=" + target;
        assertThat(Bench.commandLine(all).execute(all)).isZero();
        return Files.readString(target);
    }
}
