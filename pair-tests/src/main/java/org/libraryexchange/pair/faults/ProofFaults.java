package org.libraryexchange.pair.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.libraryexchange.pair.CityUnderTest;
import org.libraryexchange.pair.RequestOutcome;
import org.libraryexchange.pair.RequestOutcome.Acknowledged;
import org.libraryexchange.pair.link.ChaosProxy;
import org.libraryexchange.pair.link.Conditions;

/** Faults while catalogues are proved. */
final class ProofFaults {

    private static final int PROOFS_UNDER_LOAD = 5;
    private static final int KILLED = 137;
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration PARTITION = Duration.ofSeconds(40);

    private ProofFaults() {}

    static List<Fault> all() {
        return List.of(Fault.of(
                "F30",
                "proofs under load, in a partition, killed midway on both sides, of both cities at once",
                ProofFaults::proving));
    }

    private static void proving(Trial trial) {
        for (int i = 1; i <= PROOFS_UNDER_LOAD; i++) {
            mustVerify(trial, "under load, " + i, trial.leeds());
        }
        inPartition(trial);
        killedMidway(trial, trial.hangzhou());
        killedMidway(trial, trial.leeds());
        String own = begin(trial.leeds());
        String other = begin(trial.hangzhou());
        mustVerify(trial, "both at once", trial.leeds(), own);
        mustVerify(trial, "both at once", trial.hangzhou(), other);
        trial.goOnUntilEnough();
        noFalseAlarm(trial, trial.leeds());
        noFalseAlarm(trial, trial.hangzhou());
    }

    private static void inPartition(Trial trial) {
        trial.pair().onBrokerLinks(link -> link.apply(Conditions.CALM.blackHole()));
        String proof = begin(trial.leeds());
        trial.goOn(PARTITION);
        trial.must(receipts(trial.leeds(), proof).isEmpty(), "a receipt came through a partition");
        trial.pair().onBrokerLinks(ChaosProxy::heal);
        mustVerify(trial, "after the partition", trial.leeds(), proof);
    }

    /** The mirror's node dies when its digest is half built. It must still answer the proof. */
    private static void killedMidway(Trial trial, CityUnderTest dying) {
        CityUnderTest owner = dying == trial.hangzhou() ? trial.leeds() : trial.hangzhou();
        dying.restartNode("-Dlibraryexchange.crash-point=r1:1");
        String proof = begin(owner);
        trial.must(dying.node().awaitEnd(PATIENCE) == KILLED, "%s did not die while it compared", dying);
        dying.restartNode();
        boolean answered =
                FaultPause.until(PATIENCE, () -> !receipts(owner, proof).isEmpty());
        trial.must(answered, "no receipt after %s had died while it compared", dying);
        mustVerify(trial, "after the death of " + dying, owner);
    }

    private static void mustVerify(Trial trial, String when, CityUnderTest owner) {
        mustVerify(trial, when, owner, begin(owner));
    }

    private static void mustVerify(Trial trial, String when, CityUnderTest owner, String proof) {
        long start = System.nanoTime();
        boolean verified =
                FaultPause.until(PATIENCE, () -> outcomes(owner, proof).contains("verified"));
        trial.must(verified, "%s, %s's proof ends with %s", when, owner, outcomes(owner, proof));
        trial.note("proof of " + owner + " " + when, "%.1f s", (System.nanoTime() - start) / 1e9);
    }

    private static String begin(CityUnderTest owner) {
        if (owner.client().prove() instanceof Acknowledged answer) {
            return answer.json().path("id").asText();
        }
        throw new IllegalStateException(owner + " does not begin a proof");
    }

    private static JsonNode receipts(CityUnderTest owner, String proof) {
        return read(owner, "/api/v1/exchange/proofs/" + proof).path("receipts");
    }

    private static List<String> outcomes(CityUnderTest owner, String proof) {
        return receipts(owner, proof).findValuesAsText("outcome");
    }

    /** Nothing was damaged, so no proof may have found a difference. */
    private static void noFalseAlarm(Trial trial, CityUnderTest owner) {
        JsonNode proofs = answered(owner, owner.client().proofs(100)).path("proofs");
        long alarms = proofs.findValues("differing").stream()
                .filter(differing -> differing.asLong() > 0)
                .count();
        trial.must(alarms == 0, "%d receipts of %s name differences that there are not", alarms, owner);
        trial.note(
                "receipts of " + owner,
                "%d, outcomes %s",
                proofs.findValues("outcome").size(),
                counted(proofs));
    }

    private static String counted(JsonNode proofs) {
        List<String> outcomes = proofs.findValuesAsText("outcome");
        return outcomes.stream()
                .distinct()
                .sorted()
                .map(outcome -> outcome + " "
                        + outcomes.stream().filter(outcome::equals).count())
                .toList()
                .toString();
    }

    private static JsonNode read(CityUnderTest city, String address) {
        return answered(city, city.client().get(address));
    }

    private static JsonNode answered(CityUnderTest city, RequestOutcome outcome) {
        if (outcome instanceof Acknowledged answer) {
            return answer.json();
        }
        throw new IllegalStateException(city + " does not answer: " + outcome);
    }
}
