package org.libraryexchange.watch.health;

import java.util.Optional;
import org.libraryexchange.exchange.log.LogReader.LogExtent;
import org.libraryexchange.exchange.pauses.Pause;
import org.libraryexchange.watch.health.LogProgress.Progress;

/** What one look at a log has found. */
sealed interface Observation {

    /**
     * How far the work has come.
     *
     * @param openBecause the cause to report if this work makes no progress; empty if there is no work left
     */
    record Seen(Progress progress, Optional<StuckCause> openBecause) implements Observation {}

    /** The log is not applied for some time, because somebody has decided so. */
    record OnHold(Pause pause) implements Observation {}

    /** The database or the broker did not answer, so that nobody knows whether there is work. */
    record Blind(StuckCause cause) implements Observation {}

    /**
     * Judges the city's own log. Its topic is missing only until the publisher creates it.
     *
     * @param end sequence of the latest change
     */
    static Seen ofOwnLog(Progress sent, long end, Optional<LogExtent> topic) {
        if (topic.isEmpty()) {
            return new Seen(sent, Optional.of(StuckCause.TOPIC_MISSING));
        }
        if (end > 0 && !sent.isIn(topic.get())) {
            return new Seen(
                    sent, Optional.of(sent.topicId().isEmpty() ? StuckCause.NO_PROGRESS : StuckCause.TOPIC_REPLACED));
        }
        return new Seen(sent, end > sent.number() ? Optional.of(StuckCause.NO_PROGRESS) : Optional.empty());
    }

    /**
     * Judges a log of the city that came with a later version: of letters to a partner, or of pictures. As long as there is
     * nothing to send, its topic may be missing: the broker may not allow it yet.
     *
     * @param end sequence of the latest change
     */
    static Seen ofLaterLog(Progress sent, long end, Optional<LogExtent> topic) {
        return topic.isEmpty() && sent.topicId().isEmpty() && end == 0
                ? new Seen(sent, Optional.empty())
                : ofOwnLog(sent, end, topic);
    }

    /** Judges a partner's log. If its topic is missing and was never read, the partner has simply not started yet. */
    static Seen ofPartner(Progress applied, Optional<LogExtent> topic) {
        if (topic.isEmpty()) {
            return new Seen(applied, applied.topicId().map(id -> StuckCause.TOPIC_MISSING));
        }
        LogExtent log = topic.get();
        boolean sameTopic = applied.isIn(log);
        long next = sameTopic ? Math.max(applied.number(), log.firstOffset()) : log.firstOffset();
        if (next == log.endOffset()) {
            return new Seen(applied, Optional.empty());
        }
        boolean replaced = !sameTopic && applied.topicId().isPresent();
        return new Seen(applied, Optional.of(replaced ? StuckCause.TOPIC_REPLACED : StuckCause.NO_PROGRESS));
    }

    /** Judges imports. Another waiting import counts neither as progress nor as a step back. */
    static Seen ofImports(Optional<Progress> done) {
        return new Seen(done.orElse(Progress.NONE), done.map(progress -> StuckCause.NO_PROGRESS));
    }
}
