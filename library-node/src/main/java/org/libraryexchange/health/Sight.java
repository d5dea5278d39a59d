package org.libraryexchange.health;

import java.util.Optional;

/** What one look at a log has shown. */
sealed interface Sight {

    /**
     * Where the work stands.
     *
     * @param openBecause why there is something to do; empty where nothing is left
     */
    record Seen(Place place, Optional<Cause> openBecause) implements Sight {}

    /** Database or broker could not be asked, so it is not known whether there is something to do. */
    record Blind(Cause cause) implements Sight {}

    /**
     * Looks at the city's own log. Its topic is missing only until the publisher makes it.
     *
     * @param end sequence of the latest change
     */
    static Seen ofOwnLog(Place sent, long end, Optional<TopicState> topic) {
        if (topic.isEmpty()) {
            return new Seen(sent, Optional.of(Cause.TOPIC_MISSING));
        }
        if (end > 0 && !topic.get().id().equals(sent.topicId())) {
            return new Seen(sent, Optional.of(sent.topicId() == null ? Cause.NO_PROGRESS : Cause.TOPIC_REPLACED));
        }
        return new Seen(sent, end > sent.number() ? Optional.of(Cause.NO_PROGRESS) : Optional.empty());
    }

    /** Looks at a partner's log. Before its topic was ever read, its being missing only means that the partner is. */
    static Seen ofPartner(Place applied, Optional<TopicState> topic) {
        if (topic.isEmpty()) {
            return new Seen(applied, applied.topicId() == null ? Optional.empty() : Optional.of(Cause.TOPIC_MISSING));
        }
        TopicState log = topic.get();
        boolean sameTopic = log.id().equals(applied.topicId());
        long next = sameTopic ? Math.max(applied.number(), log.firstOffset()) : log.firstOffset();
        if (next == log.endOffset()) {
            return new Seen(applied, Optional.empty());
        }
        boolean replaced = !sameTopic && applied.topicId() != null;
        return new Seen(applied, Optional.of(replaced ? Cause.TOPIC_REPLACED : Cause.NO_PROGRESS));
    }

    /** Looks at imports; one more that waits is no progress, nor is it a step back. */
    static Seen ofImports(Optional<Place> done) {
        return new Seen(done.orElse(Place.NONE), done.map(place -> Cause.NO_PROGRESS));
    }
}
