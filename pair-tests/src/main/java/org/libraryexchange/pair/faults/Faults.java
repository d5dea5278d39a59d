package org.libraryexchange.pair.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.libraryexchange.pair.PairUnderTest;
import org.libraryexchange.pair.faults.Fault.Trait;
import org.libraryexchange.record.CityLog.Sort;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Causes faults in its own pairs and prints the results. Ends with 1 if a promise was broken. */
@Command(
        name = "faults",
        mixinStandardHelpOptions = true,
        description = "Inflicts faults on both packaged nodes under load and judges what came of them.")
public final class Faults {

    private static final int KEPT = 0;
    private static final int NOT_KEPT = 1;

    @Command(description = "Lists the faults.")
    int list() {
        known(0).forEach(fault -> System.out.printf(
                "%-5s %s%s%n", fault.id(), fault.title(), fault.is(Trait.NEEDS_ROOT) ? " (needs root)" : ""));
        System.out.println("F35   soak: a random mix of all that needs no root, by the command soak");
        return KEPT;
    }

    @Command(description = "Inflicts faults, each on a pair of its own.")
    int run(
            @Option(names = "--seed", description = "Repeats a run; otherwise picked and printed.") Long seed,
            @Option(names = "--times", description = "How often each, with the seeds that follow; otherwise as listed.")
                    Integer times,
            @Option(
                            names = "--backlog",
                            defaultValue = "100000",
                            description = "Changes that F22 is behind (${DEFAULT-VALUE}).")
                    int backlog,
            @Option(
                            names = "--idle",
                            description = "The machine has nothing else to do: judges also how quick answers are.")
                    boolean idle,
            @Option(names = "--letters", description = "Clients write letters instead of items.") boolean letters,
            @Parameters(paramLabel = "ID", arity = "1..*", description = "Such as F9, or all.") List<String> ids) {
        List<Fault> chosen = ids.equals(List.of("all")) ? known(backlog) : chosen(known(backlog), ids);
        return inflict(
                chosen.stream()
                        .map(fault -> idle ? fault : fault.without(Trait.ANSWERS_AS_QUICKLY))
                        .map(fault -> times == null ? fault : fault.times(times))
                        .toList(),
                letters,
                seed);
    }

    @Command(description = "Inflicts a random mix of faults on one pair.")
    int soak(
            @Option(names = "--seed", description = "Repeats a run; otherwise picked and printed.") Long seed,
            @Option(names = "--minutes", defaultValue = "20", description = "How long (${DEFAULT-VALUE}).")
                    int minutes) {
        return inflict(List.of(Soak.lasting(Duration.ofMinutes(minutes))), false, seed);
    }

    private static List<Fault> known(int backlog) {
        return Stream.of(
                        NodeFaults.all(),
                        BrokerFaults.all(),
                        PostgresFaults.all(backlog),
                        LinkFaults.all(),
                        ProofFaults.all())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Fault> chosen(List<Fault> known, List<String> ids) {
        return ids.stream()
                .map(id -> known.stream()
                        .filter(fault -> fault.id().equalsIgnoreCase(id))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("there is no fault " + id)))
                .toList();
    }

    private static int inflict(List<Fault> faults, boolean letters, Long chosenSeed) {
        long seed = chosenSeed == null ? new Random().nextInt(1_000_000) : chosenSeed;
        List<FaultResult> verdicts = new ArrayList<>();
        for (Fault fault : faults) {
            verdicts.addAll(inflict(fault, letters, seed));
        }
        System.out.println();
        verdicts.forEach(System.out::println);
        return verdicts.stream().allMatch(FaultResult::isKept) ? KEPT : NOT_KEPT;
    }

    private static List<FaultResult> inflict(Fault fault, boolean letters, long seed) {
        if (fault.is(Trait.NEEDS_ROOT) && !Shell.isRootOnItsOwn()) {
            return List.of(FaultResult.impossible(fault, seed, "needs root, to mount file systems and drop packets"));
        }
        List<FaultResult> verdicts = new ArrayList<>();
        List<SmallDisk> disks = new ArrayList<>();
        try (PairUnderTest pair = PairUnderTest.startBehindProxies(seed)) {
            for (int i = 0; i < fault.times(); i++) {
                Trial trial = new Trial(letters ? pair.in(Sort.LETTERS) : pair, fault, seed + i);
                FaultResult verdict = trial.run();
                disks.addAll(trial.disks());
                verdicts.add(verdict);
                FaultConsole.tell(verdict.toString());
                if (!verdict.isKept()) {
                    Evidence.keep(pair, verdict);
                }
            }
        } finally {
            disks.forEach(SmallDisk::close);
        }
        return verdicts;
    }

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Faults()).execute(arguments));
    }
}
