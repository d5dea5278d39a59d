package org.libraryexchange.pair;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.libraryexchange.pair.Outcome.Acknowledged;
import org.libraryexchange.pair.Outcome.NotSent;
import org.libraryexchange.pair.Outcome.Refused;
import org.libraryexchange.pair.Outcome.Unknown;

/** Every write that clients tried, with what they know of it. Each key has one writer, so its attempts are in order. */
final class Journal {

    /**
     * One write.
     *
     * @param key that the client knows the item by
     * @param state what the item would be
     */
    record Attempt(String key, State state, Outcome outcome) {

        boolean isAcknowledged() {
            return outcome instanceof Acknowledged;
        }

        boolean mayStand() {
            return outcome instanceof Acknowledged || outcome instanceof Unknown;
        }
    }

    /**
     * What tells one state of an item from all others.
     *
     * @param title a text that is never used twice
     */
    record State(String title, String status) {}

    /**
     * A write whose client cannot know what became of it.
     *
     * @param nanos when the client gave up or was answered, as {@code System.nanoTime()} tells
     */
    record Doubt(long nanos, String cause) {}

    private final Map<String, List<Attempt>> attempts = new ConcurrentHashMap<>();
    private final Set<String> changedKeys = ConcurrentHashMap.newKeySet();
    private final AtomicInteger changes = new AtomicInteger();
    private final List<Doubt> doubts = new CopyOnWriteArrayList<>();

    void add(Attempt attempt) {
        if (attempt.outcome() instanceof NotSent) {
            return;
        }
        attempts.computeIfAbsent(attempt.key(), key -> new ArrayList<>()).add(attempt);
        if (attempt.outcome() instanceof Unknown unknown) {
            doubts.add(new Doubt(System.nanoTime(), unknown.cause()));
        }
        if (attempt.isAcknowledged() && !attempt.state().status().equals("draft")) {
            changedKeys.add(attempt.key());
            changes.incrementAndGet();
        }
    }

    /** Acknowledged writes of items that travel. */
    int changes() {
        return changes.get();
    }

    /** How many keys they were made to. */
    int keys() {
        return changedKeys.size();
    }

    /** Writes in doubt, in the order in which they were answered. */
    List<Doubt> doubts() {
        return doubts;
    }

    Collection<List<Attempt>> histories() {
        return attempts.values();
    }

    /** States that the owner may have had, those in doubt included. */
    Set<State> possibleStates() {
        return all().filter(Attempt::mayStand).map(Attempt::state).collect(Collectors.toSet());
    }

    long count(Class<? extends Outcome> outcome) {
        return all().filter(attempt -> outcome.isInstance(attempt.outcome())).count();
    }

    private Stream<Attempt> all() {
        return attempts.values().stream().flatMap(List::stream);
    }

    @Override
    public String toString() {
        return "%d changes to %d keys, %d refused, %d in doubt"
                .formatted(changes(), keys(), count(Refused.class), count(Unknown.class));
    }
}
