package org.libraryexchange.pair.measure;

import java.util.concurrent.Callable;
import org.libraryexchange.pair.PairUnderTest;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Starts a pair of its own, measures it and prints the figures. */
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
        try (PairUnderTest pair = PairUnderTest.start()) {
            new Starting(pair, report).measure(sizes.starts);
            new Requests(pair, report).measure(sizes);
            new Delay(pair, report).measure(sizes);
            new CatchingUp(pair, report).measure(sizes);
        }
        return 0;
    }

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Measure()).execute(arguments));
    }
}
