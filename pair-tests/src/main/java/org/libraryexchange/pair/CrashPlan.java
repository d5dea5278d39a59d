package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.libraryexchange.record.CityLog.Sort;

/**
 * The places at which one city's node will die, one after another. Each start is armed with the next one.
 *
 * @param crashes in the order in which they happen
 */
public record CrashPlan(CityUnderTest city, List<Crash> crashes) {

    /** Exit code of a process that was killed, which is what a crash point imitates. */
    private static final int KILLED = 137;

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** The nth time that a process passes a point. */
    public record Crash(String point, int hit) {
        @Override
        public String toString() {
            return point + ":" + hit;
        }
    }

    /**
     * Points of writing and publishing. A node passes p1 to p3 once for each write, p4 to p7 once for each batch. Tests write
     * pictures past it.
     */
    public static CrashPlan ofOwner(CityUnderTest city, Random random) {
        List<Crash> crashes = new ArrayList<>();
        for (int point = city.sort() == Sort.PICTURES ? 4 : 1; point <= 7; point++) {
            crashes.add(new Crash("p" + point, 1 + random.nextInt(point <= 3 ? 300 : 100)));
        }
        return shuffled(city, crashes, random);
    }

    /** Points of applying. A node passes them once for each batch, but i5 only if it rejects a record of the batch. */
    public static CrashPlan ofMirror(CityUnderTest city, Random random) {
        List<Crash> crashes = new ArrayList<>();
        for (int point = 1; point <= 4; point++) {
            crashes.add(new Crash("i" + point, 1 + random.nextInt(150)));
        }
        crashes.add(new Crash("i5", 1 + random.nextInt(8)));
        return shuffled(city, crashes, random);
    }

    /** The same plan with only the crashes at these points. */
    public CrashPlan at(String... points) {
        return new CrashPlan(
                city,
                crashes.stream()
                        .filter(crash -> List.of(points).contains(crash.point()))
                        .toList());
    }

    private static CrashPlan shuffled(CityUnderTest city, List<Crash> crashes, Random random) {
        Collections.shuffle(crashes, random);
        return new CrashPlan(city, List.copyOf(crashes));
    }

    /** Makes the node die at all of them. Afterwards it runs unarmed. */
    public void carryOut() {
        for (Crash crash : crashes) {
            arm(crash);
            awaitDeath(crash);
        }
        city.restartNode();
    }

    /** Does the same; the provocation brings each process to its point when the process is ready. */
    public void carryOut(Runnable provocation) {
        for (Crash crash : crashes) {
            arm(crash);
            city.awaitReady();
            provocation.run();
            awaitDeath(crash);
        }
        city.restartNode();
    }

    private void arm(Crash crash) {
        city.startNode("-Dlibraryexchange.crash-point=" + crash);
    }

    private void awaitDeath(Crash crash) {
        assertThat(city.node().awaitEnd(PATIENCE))
                .as(
                        "exit code at %s, with the last words: %s",
                        crash, city.node().logTail(5))
                .isEqualTo(KILLED);
    }

    /** Does the same, with another plan at the same time. */
    public void carryOutWith(CrashPlan other) {
        CompletableFuture<Void> meanwhile = CompletableFuture.runAsync(other::carryOut);
        try {
            carryOut();
        } finally {
            meanwhile.join();
        }
    }

    @Override
    public String toString() {
        return city + " " + crashes.stream().map(Crash::toString).collect(Collectors.joining(" "));
    }
}
