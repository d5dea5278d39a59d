package org.libraryexchange.bench.pair;

import java.util.concurrent.Callable;
import org.libraryexchange.pair.PairUnderTest;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Starts its own pair, measures it and prints the figures. */
@Command(
        name = "measure",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Measures both packaged nodes over PostgreSQL and Kafka, all on this machine.")
public final class Measure implements Callable<Integer> {

    @Mixin
    private Sizes sizes;

    @Override
    public Integer call() {
        Report report = new Report();
        report.machine();
        try (PairUnderTest pair = PairUnderTest.startWith(Letters.WITHOUT_LIMITS)) {
            sizes.only.forEach(part -> measure(part, pair, report));
        }
        return 0;
    }

    private void measure(Sizes.Part part, PairUnderTest pair, Report report) {
        switch (part) {
            case STARTING -> new Starting(pair, report).measure(sizes.starts);
            case READS -> new Reads(pair, report).measure(sizes);
            case REQUESTS -> new Requests(pair, report).measure(sizes);
            case DELAY -> new Delay(pair, report).measure(sizes);
            case LETTERS -> new Letters(pair, report).measure(sizes);
            case CATCHING_UP -> new CatchingUp(pair, report).measure(sizes);
            case IMPORTING -> new ImportingRows(pair, report).measure(sizes);
            case PROOFS -> new Proving(pair, report).measure(sizes);
            case SEARCHING -> new Searching(pair, report, sizes).measure();
            case FOLLOWING -> new Following(pair, report).measure(sizes);
            case NIGHTS -> new Nights(pair, report).measure(sizes);
            case FESTIVALS -> new Festivals(pair, report).measure(sizes);
            case TURNS -> new TakingTurns(pair, report).measure(sizes);
            case PAGES -> new OpsPages(pair, report).measure(sizes);
        }
    }

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Measure())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments));
    }
}
