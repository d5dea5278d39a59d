package org.libraryexchange.pair.faults;

import java.time.Duration;
import java.util.List;
import org.libraryexchange.pair.CrashPlan;
import org.libraryexchange.pair.Nonsense;

/** Faults of a node's process. */
final class NodeFaults {

    private static final int SEEDS = 20;

    private NodeFaults() {}

    static List<Fault> all() {
        return List.of(
                Fault.of(
                                "F1",
                                "both nodes die at every named crash point, while a stranger writes nonsense",
                                NodeFaults::dyingEverywhere)
                        .times(SEEDS),
                Fault.of("F4", "the mirror's node stopped for 120 s, then the owner's for 75 s", NodeFaults::stopped)
                        .recoversWithin(Duration.ofSeconds(30)));
    }

    /** F1 and F2 at once. */
    private static void dyingEverywhere(Trial trial) {
        CrashPlan owners = CrashPlan.ofOwner(trial.leeds(), trial.random());
        CrashPlan mirrors = CrashPlan.ofMirror(trial.hangzhou(), trial.random());
        FaultConsole.tell("  " + owners + ", " + mirrors);
        try (Nonsense nonsense = new Nonsense(trial.checker().strangers())) {
            nonsense.begin();
            owners.carryOutWith(mirrors);
            trial.goOnUntilEnough();
        }
        trial.note("records rejected", "%d", trial.checker().strangers().sent());
    }

    private static void stopped(Trial trial) {
        trial.hangzhou().node().freeze();
        trial.goOn(Duration.ofMinutes(2));
        trial.hangzhou().node().thaw();
        trial.leeds().node().freeze();
        trial.goOn(Duration.ofSeconds(75));
        trial.leeds().node().thaw();
    }
}
