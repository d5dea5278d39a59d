package org.libraryexchange.bench;

import org.libraryexchange.bench.http.HttpSizes;
import picocli.CommandLine.Option;

/** Options of the requests to a node. */
final class HttpOptions {

    @Option(
            names = "--catalogue",
            paramLabel = "ITEMS",
            defaultValue = "100000",
            description = "items that are asked for over HTTP, and rows of an import")
    private int catalogue;

    @Option(names = "--connections", paramLabel = "N", defaultValue = "16", description = "clients of a closed loop")
    private int connections;

    @Option(
            names = "--warm-up-seconds",
            paramLabel = "N",
            defaultValue = "60",
            description =
                    "how long each kind of request is made before the first loop that counts; requests: at most, because"
                            + " they end once their rate no longer rises")
    private int warmUpSeconds;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "10",
            description = "how long each loop of requests lasts")
    private int seconds;

    HttpSizes sizes() {
        return new HttpSizes(catalogue, connections, warmUpSeconds, seconds);
    }
}
