package org.libraryexchange.pages.console;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.libraryexchange.exchange.log.postgres.LogTables;
import org.libraryexchange.exchange.log.postgres.NodeLogs;
import org.libraryexchange.exchange.proving.ProofReader;
import org.libraryexchange.exchange.proving.ProofReader.Discrepancy;

/** What proofs have found lately, and when it was identical again. */
@Singleton
record RepairLines(NodeLogs logs) {

    private static final Duration SHOWN = Duration.ofDays(28);
    private static final int MOST = 5;

    /**
     * Differences that a proof found.
     *
     * @param what they are: of items, letters or pictures, here or there
     */
    record Repair(Discrepancy found, String what, String partner) {}

    /** The latest first. */
    List<Repair> read(Instant now) {
        Instant since = now.minus(SHOWN);
        return logs.all()
                .flatMap(of -> new ProofReader(of).found(since, MOST).stream().map(found -> repair(found, of)))
                .sorted(Comparator.comparing((Repair each) -> each.found().made())
                        .reversed())
                .limit(MOST)
                .toList();
    }

    private static Repair repair(Discrepancy found, LogTables of) {
        boolean ours = found.owner().equals(of.city());
        return new Repair(
                found, of.own().sort().term() + (ours ? "-there" : "-here"), ours ? found.mirror() : found.owner());
    }
}
