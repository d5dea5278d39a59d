package org.libraryexchange.pair;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.libraryexchange.pair.RequestOutcome.Acknowledged;
import org.libraryexchange.pair.RequestOutcome.NotSent;
import org.libraryexchange.pair.RequestOutcome.Refused;
import org.libraryexchange.pair.RequestOutcome.Unknown;

/**
 * Every write that clients tried, with what they know about it. Each key has one writer, so its attempts are in order.
 */
public final class Journal {

    /**
     * One write.
     *
     * @param key by which the client knows the item
     * @param state that the item would have
     */
    public record Attempt(String key, State state, RequestOutcome outcome) {

        boolean isAcknowledged() {
            return outcome instanceof Acknowledged;
        }

        boolean mayStand() {
            return outcome instanceof Acknowledged || outcome instanceof Unknown;
        }
    }

    /**
     * What distinguishes one state of an item from all others.
     *
     * @param title a text that is never used twice
     */
    public record State(String title, String status) {}

    /** Acknowledged writes of items that leave the city, from a moment on. */
    public static final class Moved {

        private final Set<String> keys = ConcurrentHashMap.newKeySet();
        private final AtomicInteger changes = new AtomicInteger();

        private Moved() {}

        private void add(String key) {
            keys.add(key);
            changes.incrementAndGet();
        }

        public int changes() {
            return changes.get();
        }

        /** Number of keys that the changes belong to. */
        public int keys() {
            return keys.size();
        }
    }

    /**
     * A write with an outcome that its client cannot know.
     *
     * @param nanos when the client gave up or got its answer, by {@code System.nanoTime()}
     */
    public record Doubt(long nanos, String cause) {}

    private final List<Doubt> doubts = new CopyOnWriteArrayList<>();
    private final Map<String, List<Attempt>> attempts = new ConcurrentHashMap<>();
    private final List<Moved> counting = new CopyOnWriteArrayList<>();
    private final Moved all = movedFromNowOn();

    public void add(Attempt attempt) {
        if (attempt.outcome() instanceof NotSent) {
            return;
        }
        attempts.computeIfAbsent(attempt.key(), key -> new CopyOnWriteArrayList<>())
                .add(attempt);
        if (attempt.outcome() instanceof Unknown unknown) {
            doubts.add(new Doubt(System.nanoTime(), unknown.cause()));
        }
        if (attempt.isAcknowledged() && !attempt.state().status().equals("draft")) {
            counting.forEach(moved -> moved.add(attempt.key()));
        }
    }

    /** Number of acknowledged writes of items that leave the city. */
    public int changes() {
        return all.changes();
    }

    /** Number of keys that they belong to. */
    public int keys() {
        return all.keys();
    }

    /** Begins to count. */
    public Moved movedFromNowOn() {
        Moved moved = new Moved();
        counting.add(moved);
        return moved;
    }

    /** Writes in doubt, in the order of their answers. */
    public List<Doubt> doubts() {
        return doubts;
    }

    public Collection<List<Attempt>> histories() {
        return attempts.values();
    }

    /** States that the owner may have had, including those in doubt. */
    public Set<State> possibleStates() {
        return attempts().filter(Attempt::mayStand).map(Attempt::state).collect(Collectors.toSet());
    }

    public long count(Class<? extends RequestOutcome> outcome) {
        return attempts()
                .filter(attempt -> outcome.isInstance(attempt.outcome()))
                .count();
    }

    private Stream<Attempt> attempts() {
        return attempts.values().stream().flatMap(List::stream);
    }

    @Override
    public String toString() {
        return "%d changes to %d keys, %d refused, %d in doubt"
                .formatted(changes(), keys(), count(Refused.class), count(Unknown.class));
    }
}
