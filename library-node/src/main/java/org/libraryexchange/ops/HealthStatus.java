package org.libraryexchange.ops;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.libraryexchange.health.StuckCause;
import org.libraryexchange.health.Verdict;
import org.libraryexchange.health.Verdict.Behind;
import org.libraryexchange.health.Verdict.Foreign;
import org.libraryexchange.health.Verdict.Paused;
import org.libraryexchange.health.Verdict.Stuck;

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

        private static Reason of(String topic, Verdict verdict, StuckCause cause) {
            Duration still = verdict.withoutProgress();
            return new Reason(
                    topic,
                    verdict.state(),
                    cause.term(),
                    cause.sentence(),
                    still.toSeconds(),
                    Runbook.of(topic, verdict).address());
        }

        private static Reason of(String topic, Paused held) {
            return new Reason(topic, held.state(), held.state(), held.pause().told(), 0, Runbook.PAUSE.address());
        }
    }

    /** Sums up the verdicts on all logs, by topic. */
    public static HealthStatus of(Map<String, Verdict> verdicts) {
        List<Reason> reasons = new ArrayList<>();
        verdicts.forEach((topic, verdict) -> {
            verdict.reason().ifPresent(cause -> reasons.add(Reason.of(topic, verdict, cause)));
            if (verdict instanceof Paused held) {
                reasons.add(Reason.of(topic, held));
            }
        });
        return new HealthStatus(worst(verdicts), reasons);
    }

    private static String worst(Map<String, Verdict> verdicts) {
        return Stream.of(Stuck.class, Foreign.class, Behind.class, Paused.class)
                .flatMap(sort -> verdicts.values().stream().filter(sort::isInstance))
                .findFirst()
                .map(Verdict::state)
                .orElse("well");
    }
}
