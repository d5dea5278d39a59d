package org.libraryexchange.bench;

import java.util.List;
import picocli.CommandLine.Option;

/** Options of the mirrors' sizes. */
final class MirrorOptions {

    @Option(
            names = "--backlog",
            paramLabel = "ROWS",
            split = ",",
            defaultValue = "100000,1000000",
            description = "sizes of backlogs")
    List<Integer> backlogs;

    @Option(
            names = "--searchable",
            paramLabel = "ROWS",
            split = ",",
            defaultValue = "100000",
            description = "sizes of backlogs that are to be searchable at the sink")
    List<Integer> searchable;

    @Option(
            names = "--streamed",
            paramLabel = "ROWS",
            defaultValue = "100000",
            description = "rows written while both halves are on")
    int streamed;

    @Option(
            names = "--longest-rest",
            paramLabel = "S",
            defaultValue = "60",
            description = "seconds to wait at most for the machine to come to rest before a measure")
    int longestRest;

    @Option(
            names = "--idle-seconds",
            paramLabel = "S",
            defaultValue = "60",
            description = "how long nodes are watched while nothing happens")
    int idleSeconds;

    @Option(names = "--rate", paramLabel = "N", defaultValue = "50", description = "single changes a second")
    int rate;

    @Option(names = "--changes", paramLabel = "N", defaultValue = "1500", description = "single changes that count")
    int changes;

    @Option(names = "--warm-up", paramLabel = "N", defaultValue = "1500", description = "single changes before them")
    int warmUp;

    @Option(
            names = "--growth",
            paramLabel = "ITEMS",
            split = ",",
            defaultValue = "10000,100000,1000000",
            description = "sizes that one catalogue grows to")
    List<Integer> growth;

    @Option(
            names = "--growth-repeats",
            paramLabel = "N",
            defaultValue = "1",
            description = "how often it grows, which takes long")
    int growthRepeats;
}
