package org.libraryexchange.pair.measure;

import picocli.CommandLine.Option;

/** How much is measured; the defaults are meant for figures that are quoted. */
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
}
