package org.libraryexchange.watch.status;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.libraryexchange.watch.health.Verdict;
import org.libraryexchange.watch.health.Verdict.Behind;
import org.libraryexchange.watch.health.Verdict.Foreign;
import org.libraryexchange.watch.health.Verdict.Paused;
import org.libraryexchange.watch.health.Verdict.Stuck;

/**
 * Whether the exchange is well.
 *
 * @param state of the worst log
 * @param reasons one for each log that is behind, stuck or paused, or into which somebody else has written
 */
public record HealthStatus(String state, List<Reason> reasons) {

    /**
     * Why one log is not well.
     *
     * @param topic of the log
     * @param reason stable term for programs
     * @param detail the same reason in words, for people
     * @param secondsWithoutProgress time since waiting work was last seen to progress
     * @param runbook address of what to do about it, at this node
     */
    public record Reason(
            String topic, String state, String reason, String detail, long secondsWithoutProgress, String runbook) {

        private static Optional<Reason> of(String topic, Verdict verdict) {
            return verdict.term()
                    .map(term -> new Reason(
                            topic,
                            verdict.state(),
                            term,
                            verdict.told().orElseThrow(),
                            verdict.withoutProgress().toSeconds(),
                            Runbook.of(topic, verdict).address()));
        }
    }

    /** Sums up the verdicts on all logs, by topic. */
    public static HealthStatus of(Map<String, Verdict> verdicts) {
        return new HealthStatus(
                worst(verdicts),
                verdicts.entrySet().stream()
                        .flatMap(log -> Reason.of(log.getKey(), log.getValue()).stream())
                        .toList());
    }

    private static String worst(Map<String, Verdict> verdicts) {
        return Stream.of(Stuck.class, Foreign.class, Behind.class, Paused.class)
                .flatMap(sort -> verdicts.values().stream().filter(sort::isInstance))
                .findFirst()
                .map(Verdict::state)
                .orElse("well");
    }
}
