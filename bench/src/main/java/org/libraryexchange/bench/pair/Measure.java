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
        MeasureReport report = new MeasureReport();
        report.machine();
        try (PairUnderTest pair = PairUnderTest.startWith(LetterMeasures.WITHOUT_LIMITS)) {
            sizes.only.forEach(part -> measure(part, pair, report));
        }
        return 0;
    }

    private void measure(Sizes.Part part, PairUnderTest pair, MeasureReport report) {
        switch (part) {
            case STARTING -> new StartMeasures(pair, report).measure(sizes.starts);
            case READS -> new ReadMeasures(pair, report).measure(sizes);
            case REQUESTS -> new RequestMeasures(pair, report).measure(sizes);
            case DELAY -> new DelayMeasures(pair, report).measure(sizes);
            case LETTERS -> new LetterMeasures(pair, report).measure(sizes);
            case CATCHING_UP -> new CatchUpMeasures(pair, report).measure(sizes);
            case IMPORTING -> new ImportMeasures(pair, report).measure(sizes);
            case PROOFS -> new ProofMeasures(pair, report).measure(sizes);
            case SEARCHING -> new SearchMeasures(pair, report, sizes).measure();
            case FOLLOWING -> new FollowerMeasures(pair, report).measure(sizes);
            case NIGHTS -> new NightMeasures(pair, report).measure(sizes);
            case FESTIVALS -> new FestivalMeasures(pair, report).measure(sizes);
            case TURNS -> new TurnMeasures(pair, report).measure(sizes);
            case PAGES -> new PageMeasures(pair, report).measure(sizes);
            case PICTURES -> new PictureMeasures(pair, report).measure(sizes);
            case SOURCES -> new SourceMeasures(pair, report).measure(sizes);
        }
    }

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Measure())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments));
    }
}
