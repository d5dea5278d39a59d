package org.libraryexchange.pair.faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.libraryexchange.pair.CityUnderTest;

/** The live part of a node's heap, now and during a long run. */
public final class LiveHeap {

    private static final int FEWEST = 3;
    private static final Pattern SUM = Pattern.compile("Total +[0-9]+ +([0-9]+)");

    /** Bytes at a time, in seconds. */
    private record Sample(double seconds, double bytes) {}

    private final CityUnderTest city;
    private final long start = System.nanoTime();
    private final List<Sample> samples = new ArrayList<>();

    LiveHeap(CityUnderTest city) {
        this.city = city;
    }

    /** Makes the node collect its garbage and records what is left. Does nothing if the node is not running. */
    void look() {
        of(city).ifPresent(bytes -> samples.add(new Sample((System.nanoTime() - start) / 1e9, bytes)));
    }

    /**
     * The bytes that live objects of a city's node take; empty if it is not running. A class histogram counts them, and
     * its last line is the sum.
     */
    public static OptionalLong of(CityUnderTest city) {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            Process process = new ProcessBuilder(jcmd, Long.toString(city.node().pid()), "GC.class_histogram")
                    .redirectErrorStream(true)
                    .start();
            Matcher sum = SUM.matcher(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            return sum.find() ? OptionalLong.of(Long.parseLong(sum.group(1))) : OptionalLong.empty();
        } catch (IOException e) {
            throw new IllegalStateException("cannot ask for the heap of " + city, e);
        }
    }

    /** Growth by least squares; empty with too few samples. */
    OptionalDouble megabytesAnHour() {
        if (samples.size() < FEWEST) {
            return OptionalDouble.empty();
        }
        double meanTime =
                samples.stream().mapToDouble(Sample::seconds).average().orElseThrow();
        double meanBytes = samples.stream().mapToDouble(Sample::bytes).average().orElseThrow();
        double covariance = samples.stream()
                .mapToDouble(sample -> (sample.seconds() - meanTime) * (sample.bytes() - meanBytes))
                .sum();
        double variance = samples.stream()
                .mapToDouble(sample -> (sample.seconds() - meanTime) * (sample.seconds() - meanTime))
                .sum();
        return OptionalDouble.of(covariance / variance * 3_600 / (1 << 20));
    }

    CityUnderTest city() {
        return city;
    }

    /** All samples, in whole megabytes. */
    List<Long> megabytes() {
        return samples.stream()
                .map(sample -> Math.round(sample.bytes() / (1 << 20)))
                .toList();
    }
}
