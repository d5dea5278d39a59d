package org.libraryexchange.bench.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The machine on which the figures were measured. */
public final class Machine {

    private static final Path MEMORY = Path.of("/proc/meminfo");
    private static final long KIBIBYTES_IN_GIBIBYTE = 1024 * 1024;

    private Machine() {}

    public static String described(int repeats) {
        return """
                # Benchmarks

                Written by `bench/run`, in one run on one machine: %d cores, %s memory, %s, Java %s, on %s. %s; contestants took turns, each with databases and a \
                broker of its own that began empty, unless a table says otherwise. Databases make every commit durable (`fsync` \
                and `synchronous_commit` on). They are the embedded ones, compiled for size (`-Os`): PostgreSQL as distributions \
                build it has more to give to each contestant. A shared machine is noisy: compare the columns of one table, not \
                tables of different days.
                """.formatted(
                        Runtime.getRuntime().availableProcessors(),
                        memory(),
                        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                        System.getProperty("java.version"),
                        LocalDate.now(ZoneOffset.UTC),
                        repeats == 1
                                ? "Each figure was measured once"
                                : "Each figure is the median of " + repeats
                                        + ", with the smallest and the largest in brackets");
    }

    private static String memory() {
        if (!Files.exists(MEMORY)) {
            return "unknown";
        }
        try {
            return Files.readAllLines(MEMORY).stream()
                    .filter(line -> line.startsWith("MemTotal:"))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / KIBIBYTES_IN_GIBIBYTE + " GiB of")
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
