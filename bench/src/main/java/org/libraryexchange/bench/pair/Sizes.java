package org.libraryexchange.bench.pair;

import java.util.List;
import picocli.CommandLine.Option;

/** How much is measured. The defaults are for figures that are published. */
final class Sizes {

    @Option(names = "--starts", defaultValue = "3", description = "starts of a node to time (${DEFAULT-VALUE})")
    int starts;

    @Option(
            names = "--rate",
            defaultValue = "50",
            description = "changes a second while delay is measured (${DEFAULT-VALUE})")
    int rate;

    @Option(
            names = "--warm-up",
            defaultValue = "10",
            description = "seconds before requests and delay are measured (${DEFAULT-VALUE})")
    int warmUpSeconds;

    @Option(
            names = "--delay",
            defaultValue = "30",
            description = "seconds that delay is measured for (${DEFAULT-VALUE})")
    int delaySeconds;

    @Option(
            names = "--requests",
            defaultValue = "15",
            description = "seconds of reads and of writes (${DEFAULT-VALUE})")
    int requestSeconds;

    @Option(names = "--connections", defaultValue = "16", description = "clients at a time (${DEFAULT-VALUE})")
    int connections;

    @Option(names = "--items", defaultValue = "100000", description = "items to catch up with (${DEFAULT-VALUE})")
    int items;

    @Option(
            names = "--catalogue",
            defaultValue = "100000",
            description =
                    "items of the catalogue that is imported, proved, searched, followed, exchanged in a night, or counted on a page (${DEFAULT-VALUE})")
    int catalogue;

    @Option(
            names = "--damaged",
            defaultValue = "1000",
            description = "items of it that a proof has to find and repair (${DEFAULT-VALUE})")
    int damaged;

    @Option(
            names = "--letters-rate",
            defaultValue = "20",
            description = "letters a second while their delay is measured (${DEFAULT-VALUE})")
    int lettersRate;

    @Option(
            names = "--letters-delay",
            defaultValue = "60",
            description = "seconds that the letters' delay is measured for (${DEFAULT-VALUE})")
    int lettersSeconds;

    @Option(names = "--letters", defaultValue = "10000", description = "letters to catch up with (${DEFAULT-VALUE})")
    int letters;

    @Option(
            names = "--festivals",
            defaultValue = "10000",
            description = "festivals with a rule that the node looks at each day (${DEFAULT-VALUE})")
    int festivals;

    @Option(names = "--uploads", defaultValue = "40", description = "pictures to upload (${DEFAULT-VALUE})")
    int uploads;

    @Option(
            names = "--pictures",
            defaultValue = "1000",
            description = "pictures to send past the upload (${DEFAULT-VALUE})")
    int pictures;

    @Option(
            names = "--fetched",
            defaultValue = "20000",
            description = "records of a source to fetch (${DEFAULT-VALUE})")
    int fetched;

    @Option(
            names = "--stamped",
            defaultValue = "10000",
            description = "items to write with and without a datestamp (${DEFAULT-VALUE})")
    int stamped;

    @Option(names = "--only", split = ",", description = "some of: ${COMPLETION-CANDIDATES}; all unless said otherwise")
    List<Part> only = List.of(Part.values());

    /** What can be measured alone. */
    enum Part {
        STARTING,
        READS,
        REQUESTS,
        DELAY,
        LETTERS,
        CATCHING_UP,
        IMPORTING,
        PROOFS,
        SEARCHING,
        FOLLOWING,
        NIGHTS,
        FESTIVALS,
        TURNS,
        PAGES,
        PICTURES,
        SOURCES
    }
}
