package org.libraryexchange.pair;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Prints how fast a pair is on this machine: start, latency, throughput, catching up. Nothing is judged here. Run it
 * with {@code pair-tests/measure}; the nodes have to be packaged.
 */
public final class Measure {

    private static final int STARTS = 3;

    private final PairUnderTest pair;
    private final Map<String, Integer> options;

    private Measure(PairUnderTest pair, Map<String, Integer> options) {
        this.pair = pair;
        this.options = options;
    }

    /**
     * Measures.
     *
     * @param arguments {@code name=number}: items (100000), rate (50 a second), seconds (30), connections (16)
     */
    public static void main(String[] arguments) throws InterruptedException {
        Map<String, Integer> options =
                new TreeMap<>(Map.of("items", 100_000, "rate", 50, "seconds", 30, "connections", 16));
        for (String argument : arguments) {
            String[] parts = argument.split("=", 2);
            if (parts.length != 2 || !options.containsKey(parts[0]) || !parts[1].matches("[1-9][0-9]{0,8}")) {
                System.err.println("unknown option " + argument + "; known are " + options);
                System.exit(2);
            }
            options.put(parts[0], Integer.valueOf(parts[1]));
        }
        try (PairUnderTest pair = PairUnderTest.start()) {
            new Measure(pair, options).all();
        }
    }

    private void all() throws InterruptedException {
        print("machine", Runtime.getRuntime().availableProcessors() + " processors, Java " + Runtime.version());
        starts();
        latency();
        throughput();
        catchUp();
    }

    private void starts() {
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            pair.leeds().node().stop();
            long begin = System.nanoTime();
            pair.leeds().node().restart();
            pair.leeds().awaitReady();
            millis.add(millisSince(begin));
        }
        print("start of a node, process to ready", millis + " ms");
        print("resident memory after the start", megabytes(pair.leeds()) + " MB");
    }

    private void latency() throws InterruptedException {
        Latency latency = new Latency(pair, options.get("rate"));
        latency.run(Duration.ofSeconds(10));
        print("from 201 to visible at the partner", latency.run(Duration.ofSeconds(options.get("seconds"))));
    }

    private void throughput() throws InterruptedException {
        Throughput throughput = new Throughput(pair.leeds(), options.get("connections"));
        Duration each = Duration.ofSeconds(Math.max(1, options.get("seconds") / 2));
        print("writes, one item each", throughput.writes(each));
        print("reads of one item", throughput.reads(each));
    }

    private void catchUp() throws InterruptedException {
        CatchUp catchUp = new CatchUp(pair, options.get("items"), options.get("connections"));
        print("written while the partner was down", catchUp.fillTheLog());
        print("catching up", catchUp.measure());
        print("resident memory of the mirror's node after it", megabytes(pair.hangzhou()) + " MB");
    }

    static long millisSince(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime).toMillis();
    }

    private static long megabytes(CityUnderTest city) {
        return city.node().residentBytes() / (1024 * 1024);
    }

    private static void print(String what, String figures) {
        System.out.printf("%-48s %s%n", what, figures);
    }
}
