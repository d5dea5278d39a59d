package org.libraryexchange.pair.faults;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.libraryexchange.pair.CityUnderTest;
import org.libraryexchange.pair.faults.Fault.Step;

/** One fault after another, as the seed chooses them, with quiet times in between. */
record Soak(Duration length) {

    private static final int LONGEST_SECONDS = 40;
    private static final int SHORTEST_SECONDS = 10;
    private static final int ONE_IN_SO_MANY_QUIET = 4;
    private static final Duration BETWEEN = Duration.ofSeconds(5);

    /** Each of six clients rests this long, which makes about a hundred writes per second. */
    private static final Duration REST = Duration.ofMillis(50);

    static Fault lasting(Duration length) {
        Step course = new Soak(length)::run;
        return Fault.of("F35", "soak of " + length.toMinutes() + " min", course).recoversWithin(Duration.ofMinutes(2));
    }

    private void run(Trial trial) {
        List<LiveHeap> heaps = List.of(new LiveHeap(trial.leeds()), new LiveHeap(trial.hangzhou()));
        Map<String, Integer> happened = new TreeMap<>();
        trial.load().rest(REST);
        Random random = trial.random();
        long end = System.nanoTime() + length.toNanos();
        while (System.nanoTime() < end) {
            Duration period = Duration.ofSeconds(SHORTEST_SECONDS + random.nextInt(LONGEST_SECONDS - SHORTEST_SECONDS));
            if (random.nextInt(ONE_IN_SO_MANY_QUIET) == 0) {
                FaultConsole.tell("  F35: quiet for " + period.toSeconds() + " s; " + trial.journal());
                trial.goOn(period);
                heaps.forEach(LiveHeap::look);
                happened.merge("quiet", 1, Integer::sum);
            } else {
                String mishap = happen(trial, random, period);
                happened.merge(mishap, 1, Integer::sum);
            }
        }
        trial.note("periods", "%s", happened);
        heaps.forEach(heap -> tell(trial, heap));
    }

    private static String happen(Trial trial, Random random, Duration period) {
        Mishap mishap = Mishap.ALL.get(random.nextInt(Mishap.ALL.size()));
        CityUnderTest city = random.nextBoolean() ? trial.leeds() : trial.hangzhou();
        FaultConsole.tell("  F35: " + mishap.name() + " in " + city + " for " + period.toSeconds() + " s");
        mishap.course().run(trial, city, period);
        trial.goOn(BETWEEN);
        return mishap.name();
    }

    private static void tell(Trial trial, LiveHeap heap) {
        trial.note(
                "live heap of " + heap.city(),
                "MB %s; slope %s MB an hour",
                heap.megabytes(),
                heap.megabytesAnHour().stream()
                        .mapToObj(slope -> "%.1f".formatted(slope))
                        .findFirst()
                        .orElse("unknown"));
    }
}
