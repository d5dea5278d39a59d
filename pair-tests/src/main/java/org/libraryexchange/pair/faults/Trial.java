package org.libraryexchange.pair.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.libraryexchange.pair.Checker;
import org.libraryexchange.pair.CityUnderTest;
import org.libraryexchange.pair.Journal;
import org.libraryexchange.pair.Journal.Moved;
import org.libraryexchange.pair.PairUnderTest;
import org.libraryexchange.pair.RequestOutcome.Unknown;
import org.libraryexchange.pair.WriteLoad;
import org.libraryexchange.pair.faults.Fault.Trait;

/**
 * One fault in a pair while clients write to Leeds. The checker checks the result when everything is healed, and the
 * trial also judges what health and clients saw meanwhile. Anything wrong becomes a violation.
 */
final class Trial {

    private static final int FEWEST_CHANGES = 1_000;
    private static final int FEWEST_KEYS = 200;
    private static final int CHANGES_AFTERWARDS = 200;
    private static final int MOST_MEGABYTES = 600;

    private static final int MOST_TIMES_AS_LONG = 2;

    /** Rest of each client after each write, so that the machine has room for the fault. */
    private static final Duration USUAL_REST = Duration.ofMillis(20);

    private static final Duration TURNED = Duration.ofSeconds(30);
    private static final Duration MOVING = Duration.ofMinutes(3);
    private static final Duration HANGING = Duration.ofSeconds(35);
    private static final Duration UNDISTURBED = Duration.ofSeconds(5);
    private static final Duration TOLD = Duration.ofSeconds(20);

    private final PairUnderTest pair;
    private final Fault fault;
    private final long seed;
    private final Random random;
    private final Journal journal = new Journal();
    private final List<String> violations = new CopyOnWriteArrayList<>();
    private final List<SmallDisk> disks = new ArrayList<>();
    private final Map<String, String> figures = new LinkedHashMap<>();
    private Checker checker;
    private HealthWatch watch;
    private WriteLoad load;
    private Waits waits;
    private Moved moved;

    Trial(PairUnderTest pair, Fault fault, long seed) {
        this.pair = pair;
        this.fault = fault;
        this.seed = seed;
        this.random = new Random(seed);
    }

    CityUnderTest leeds() {
        return pair.leeds();
    }

    CityUnderTest hangzhou() {
        return pair.hangzhou();
    }

    PairUnderTest pair() {
        return pair;
    }

    Random random() {
        return random;
    }

    Journal journal() {
        return journal;
    }

    Checker checker() {
        return checker;
    }

    WriteLoad load() {
        return load;
    }

    /** Ends the writing early. */
    void stopLoad() {
        load.close();
    }

    /** Moves the content of a folder to a small disk, for as long as the pair lives. */
    SmallDisk disk(Path folder, int megabytes) {
        SmallDisk disk = SmallDisk.under(folder, megabytes);
        disks.add(disk);
        return disk;
    }

    /** The small disks, to unmount when nothing uses them any more. */
    List<SmallDisk> disks() {
        return disks;
    }

    /** Records a figure for the verdict. */
    void note(String name, String format, Object... values) {
        figures.put(name, String.format(Locale.ROOT, format, values));
    }

    /** Records a violation unless the condition holds. */
    void must(boolean holds, String format, Object... values) {
        if (!holds) {
            violations.add(String.format(Locale.ROOT, format, values));
        }
    }

    /** Lets the fault last this long while clients write. */
    void goOn(Duration length) {
        long end = System.nanoTime() + length.toNanos();
        for (long left = length.toNanos(); left > 0; left = end - System.nanoTime()) {
            FaultPause.of(Duration.ofNanos(Math.min(left, TOLD.toNanos())));
            if (length.compareTo(TOLD) > 0) {
                FaultConsole.tell("  " + fault.id() + ": " + journal);
            }
        }
    }

    /** Lets the fault last until there are enough changes for the run to prove something. */
    void goOnUntilEnough() {
        FaultPause.until(MOVING, this::enough);
    }

    private boolean enough() {
        return moved.changes() >= FEWEST_CHANGES && moved.keys() >= FEWEST_KEYS;
    }

    Moved moved() {
        return moved;
    }

    /** Causes the fault, heals it and judges the result. */
    FaultResult run() {
        FaultConsole.tell(fault.id() + " " + fault.title() + ", seed " + seed);
        try (HealthWatch watching = new HealthWatch(List.of(leeds(), hangzhou()))) {
            watch = watching;
            fault.preparation().take(this);
            checker = new Checker(pair, journal);
            judge(inflicted());
        } catch (RuntimeException | AssertionError e) {
            violations.add(beginning(e.toString()));
            e.printStackTrace(System.out);
        }
        return new FaultResult(fault.id(), seed, figures, List.copyOf(violations));
    }

    /** Returns the time of the healing. */
    private long inflicted() {
        try (WriteLoad running =
                WriteLoad.on(leeds(), fault.id().toLowerCase(Locale.ROOT) + "-" + seed, seed, journal)) {
            load = running;
            running.awaitChanges(CHANGES_AFTERWARDS, 100);
            running.rest(USUAL_REST);
            waits = Waits.around(running, this::inflict);
            FaultConsole.tell("  " + fault.id() + ": healed; " + journal);
            return System.nanoTime();
        }
    }

    private void inflict() {
        watch.begin();
        moved = journal.movedFromNowOn();
        fault.course().take(this);
    }

    private void judge(long healed) {
        note("moved during the fault", "%d changes of %d keys", moved.changes(), moved.keys());
        must(enough(), "void: too little moved during the fault");
        judgeHealth(healed);
        judgeWrites();
        attempt("afterwards", () -> checker.check(fault.recovery()));
        note("from healing to lag 0, all equal", "%.1f s", (System.nanoTime() - healed) / 1e9);
        attempt("goes on without a restart", this::writeSomeMore);
        attempt("replay", () -> must(checker.replay(fault.recovery()) == 0, "reading the log again changed rows"));
        note("most memory of a node", "%d MB", watch.mostMegabytes());
        must(watch.mostMegabytes() < MOST_MEGABYTES, "a node held %d MB", watch.mostMegabytes());
    }

    private void judgeHealth(long healed) {
        watch.secondsUntilRed().ifPresent(seconds -> note("red after", "%.1f s", seconds));
        if (fault.is(Trait.TURNS_RED)) {
            double red = watch.secondsUntilRed().orElse(Double.POSITIVE_INFINITY);
            must(red <= TURNED.toSeconds(), "red only after %.0f s", red);
        }
        boolean green = FaultPause.until(TURNED, watch::allGreen);
        note("green after", "%.1f s", (System.nanoTime() - healed) / 1e9);
        must(green, "not green %d s after the healing", TURNED.toSeconds());
    }

    private void judgeWrites() {
        List<String> doubts = causes();
        note("writes in doubt", "%d", doubts.size());
        note("99 of 100 writes within", "%s", waits);
        if (fault.is(Trait.ANSWERS_AS_QUICKLY)) {
            must(waits.times() <= MOST_TIMES_AS_LONG, "answers took %.1f times as long", waits.times());
        }
        note("slowest write", "%.1f s", load.slowest().toMillis() / 1e3);
        if (fault.is(Trait.WRITES_GO_ON)) {
            must(doubts.isEmpty(), "writes failed: %s", kinds(doubts));
            must(load.slowest().compareTo(UNDISTURBED) <= 0, "a write took %s", load.slowest());
        }
        if (fault.is(Trait.WRITES_ARE_REFUSED)) {
            List<String> others = doubts.stream()
                    .filter(doubt -> !doubt.startsWith("503") && !doubt.startsWith("507"))
                    .toList();
            must(others.isEmpty(), "writes answered neither 503 nor 507: %s", kinds(others));
            must(load.slowest().compareTo(HANGING) <= 0, "a write took %s", load.slowest());
        }
    }

    private List<String> causes() {
        return journal.doubts().stream().map(Journal.Doubt::cause).toList();
    }

    private static String kinds(List<String> doubts) {
        return doubts.stream()
                .collect(Collectors.groupingBy(Trial::beginning, Collectors.counting()))
                .entrySet()
                .stream()
                .limit(3)
                .map(kind -> kind.getValue() + " × " + kind.getKey())
                .collect(Collectors.joining("; "));
    }

    private void writeSomeMore() {
        long before = journal.count(Unknown.class);
        try (WriteLoad more =
                WriteLoad.on(leeds(), "after-" + fault.id().toLowerCase(Locale.ROOT) + "-" + seed, ~seed, journal)) {
            more.awaitChanges(CHANGES_AFTERWARDS, 1);
        }
        must(journal.count(Unknown.class) == before, "writes failed after the healing: %s", kinds(causes()));
        checker.check(TURNED);
    }

    private void attempt(String what, Runnable check) {
        try {
            check.run();
        } catch (RuntimeException | AssertionError e) {
            violations.add(what + ": " + beginning(String.valueOf(e.getMessage())));
            FaultConsole.tell("  " + fault.id() + ", " + what + ": " + e);
        }
    }

    private static String beginning(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.substring(0, Math.min(line.length(), 600));
    }
}
