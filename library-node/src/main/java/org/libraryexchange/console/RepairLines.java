package org.libraryexchange.console;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.libraryexchange.console.OverviewPage.RepairLine;
import org.libraryexchange.node.NodeConfig;
import org.libraryexchange.proving.LetterProofs;
import org.libraryexchange.proving.ProofReader;
import org.libraryexchange.proving.ProofReader.Found;

/** What proofs have found lately, and when it was identical again. */
@ApplicationScoped
class RepairLines {

    private static final Duration SHOWN = Duration.ofDays(28);
    private static final int MOST = 5;

    private final ProofReader items;
    private final LetterProofs letters;
    private final NodeConfig node;

    RepairLines(ProofReader items, LetterProofs letters, NodeConfig node) {
        this.items = items;
        this.letters = letters;
        this.node = node;
    }

    private record Line(Found found, String what) {}

    /** The latest first. */
    List<RepairLine> read(Speech speech) {
        Instant since = speech.now().minus(SHOWN);
        Stream<Line> ofItems = items.found(since, MOST).stream().map(found -> new Line(found, ""));
        Stream<Line> ofLetters = node.partners().keySet().stream()
                .flatMap(partner -> letters.reader(partner).found(since, MOST).stream())
                .map(found -> new Line(found, "letters-"));
        return Stream.concat(ofItems, ofLetters)
                .sorted(Comparator.comparing((Line line) -> line.found().made()).reversed())
                .limit(MOST)
                .map(line -> line(speech, line))
                .toList();
    }

    private RepairLine line(Speech speech, Line line) {
        Found found = line.found();
        boolean ours = found.owner().equals(node.city());
        return new RepairLine(
                speech.words()
                        .differed(
                                line.what() + (ours ? "there" : "here"),
                                speech.city(ours ? found.mirror() : found.owner()),
                                speech.number(found.differing()),
                                speech.moment(found.made())),
                found.repaired()
                        .map(at -> speech.words().identicalAgain(speech.moment(at)))
                        .orElseGet(() -> speech.words().notIdenticalYet()),
                found.repaired().isPresent(),
                speech.link("/ops/proofs/" + found.proof()));
    }
}
