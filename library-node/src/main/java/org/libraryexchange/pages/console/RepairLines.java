package org.libraryexchange.pages.console;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.exchange.proving.LetterProofs;
import org.libraryexchange.exchange.proving.ProofReader;
import org.libraryexchange.exchange.proving.ProofReader.Discrepancy;

/** What proofs have found lately, and when it was identical again. */
@Singleton
record RepairLines(ProofReader items, LetterProofs letters, NodeConfig node) {

    private static final Duration SHOWN = Duration.ofDays(28);
    private static final int MOST = 5;

    /**
     * Differences that a proof found.
     *
     * @param what they are: of items or letters, here or there
     */
    record Repair(Discrepancy found, String what, String partner) {}

    /** The latest first. */
    List<Repair> read(Instant now) {
        Instant since = now.minus(SHOWN);
        return Stream.concat(
                        items.found(since, MOST).stream().map(found -> repair(found, "")),
                        node.partners().keySet().stream()
                                .flatMap(partner -> letters.reader(partner).found(since, MOST).stream())
                                .map(found -> repair(found, "letters-")))
                .sorted(Comparator.comparing((Repair each) -> each.found().made())
                        .reversed())
                .limit(MOST)
                .toList();
    }

    private Repair repair(Discrepancy found, String what) {
        boolean ours = found.owner().equals(node.city());
        return new Repair(found, what + (ours ? "there" : "here"), ours ? found.mirror() : found.owner());
    }
}
