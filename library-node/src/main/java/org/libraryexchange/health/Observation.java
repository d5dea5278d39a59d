package org.libraryexchange.health;

import java.util.Optional;

/** What one look at a log has shown. */
sealed interface Observation {

    /**
     * Where the work stands.
     *
     * @param openBecause why there is something to do; empty where nothing is left
     */
    record Seen(Progress progress, Optional<StuckCause> openBecause) implements Observation {}

    /** Database or broker could not be asked, so it is not known whether there is something to do. */
    record Blind(StuckCause cause) implements Observation {}

    /**
     * Looks at the city's own log. Its topic is missing only until the publisher makes it.
     *
     * @param end sequence of the latest change
     */
    static Seen ofOwnLog(Progress sent, long end, Optional<TopicState> topic) {
        if (topic.isEmpty()) {
            return new Seen(sent, Optional.of(StuckCause.TOPIC_MISSING));
        }
        if (end > 0 && !sent.isIn(topic.get())) {
            return new Seen(
                    sent, Optional.of(sent.topicId().isEmpty() ? StuckCause.NO_PROGRESS : StuckCause.TOPIC_REPLACED));
        }
        return new Seen(sent, end > sent.number() ? Optional.of(StuckCause.NO_PROGRESS) : Optional.empty());
    }

    /** Looks at a partner's log. Before its topic was ever read, its being missing only means that the partner is. */
    static Seen ofPartner(Progress applied, Optional<TopicState> topic) {
        if (topic.isEmpty()) {
            return new Seen(applied, applied.topicId().map(id -> StuckCause.TOPIC_MISSING));
        }
        TopicState log = topic.get();
        boolean sameTopic = applied.isIn(log);
        long next = sameTopic ? Math.max(applied.number(), log.firstOffset()) : log.firstOffset();
        if (next == log.endOffset()) {
            return new Seen(applied, Optional.empty());
        }
        boolean replaced = !sameTopic && applied.topicId().isPresent();
        return new Seen(applied, Optional.of(replaced ? StuckCause.TOPIC_REPLACED : StuckCause.NO_PROGRESS));
    }

    /** Looks at imports; one more that waits is no progress, nor is it a step back. */
    static Seen ofImports(Optional<Progress> done) {
        return new Seen(done.orElse(Progress.NONE), done.map(progress -> StuckCause.NO_PROGRESS));
    }
}
