package org.libraryexchange.pair;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;
import org.awaitility.Awaitility;
import org.libraryexchange.pair.Journal.Attempt;
import org.libraryexchange.pair.Journal.State;
import org.libraryexchange.pair.Outcome.Acknowledged;
import org.libraryexchange.pair.Outcome.NotSent;
import org.libraryexchange.stack.NodeProcess;

/**
 * Clients that write to a city until they are stopped: new items, new versions, repeated writes, withdrawals, patches,
 * drafts, and items that a node refuses. A seed decides what they write, and how much of each.
 */
public final class Load implements AutoCloseable {

    public static final String SCHEME = "pair-load";
    private static final int CLIENTS = 6;
    private static final int KEYS_A_CLIENT = 60;
    private static final int ONCE_IN = 3;

    private final Client client;
    private final NodeProcess node;
    private final Journal journal;
    private final String name;
    private final AtomicInteger titles = new AtomicInteger();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicLong slowestNanos = new AtomicLong();
    private final Recorder micros = new Recorder(2);
    private volatile Duration rest = Duration.ZERO;
    private volatile boolean stopping;

    private Load(Client client, NodeProcess node, Journal journal, String name) {
        this.client = client;
        this.node = node;
        this.journal = journal;
        this.name = name;
    }

    /**
     * Begins to write.
     *
     * @param name part of all keys and titles; never used twice
     */
    public static Load on(CityUnderTest city, String name, long seed, Journal journal) {
        return on(city.client(), city.node(), name, seed, journal);
    }

    /** Begins to write to one process of a city with the given client. */
    public static Load on(Client client, NodeProcess node, String name, long seed, Journal journal) {
        Load load = new Load(client, node, journal, name);
        for (int i = 0; i < CLIENTS; i++) {
            Writer writer = load.new Writer(i, new Random(seed * CLIENTS + i));
            Thread thread = new Thread(writer::run, "load " + name + " " + i);
            load.threads.add(thread);
            thread.start();
        }
        return load;
    }

    /** Writes until there are this many more changes, which must belong to this many keys. */
    public void awaitChanges(int more, int keys) {
        int before = journal.changes();
        Awaitility.await("load " + name)
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(20))
                .failFast(() -> !failures.isEmpty())
                .until(() -> journal.changes() >= before + more && journal.keys() >= keys);
    }

    /** From now on, makes each client rest after each write. */
    public void rest(Duration length) {
        rest = length;
    }

    /** The longest wait of a client for an answer so far. */
    public Duration slowest() {
        return Duration.ofNanos(slowestNanos.get());
    }

    /** How long clients waited for answers since the last call, in microseconds. */
    public Histogram waitsSinceAsked() {
        return micros.getIntervalHistogram();
    }

    /** Ends the load. Fails if a client failed for another reason than the node's answer. */
    @Override
    public void close() {
        stopping = true;
        for (Thread thread : threads) {
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> !thread.isAlive());
        }
        if (!failures.isEmpty()) {
            throw new AssertionError("load " + name + " broke", failures.get(0));
        }
    }

    /** One client. No other client writes its keys. */
    private final class Writer {

        private final Random random;
        private final Map<Kind, Integer> weights = new EnumMap<>(Kind.class);
        private final List<Key> keys = new ArrayList<>();

        private Writer(int number, Random random) {
            this.random = random;
            for (Kind kind : Kind.values()) {
                weights.put(kind, kind.leastWeight + random.nextInt(kind.spread));
            }
            for (int i = 0; i < KEYS_A_CLIENT; i++) {
                keys.add(new Key(name + "-" + number + "-" + i));
            }
        }

        private void run() {
            try {
                while (!stopping) {
                    write(random.nextInt(ONCE_IN) == 0 ? onlyOnce() : keys.get(random.nextInt(keys.size())));
                }
            } catch (RuntimeException | Error e) {
                failures.add(e);
            }
        }

        /** An item without later versions, so that nothing hides its loss. */
        private Key onlyOnce() {
            return new Key(name + "-" + titles.incrementAndGet());
        }

        private void write(Key key) {
            long start = System.nanoTime();
            Attempt attempt = key.attempt(choice(), "%s %d".formatted(name, titles.incrementAndGet()));
            long nanos = System.nanoTime() - start;
            slowestNanos.accumulateAndGet(nanos, Math::max);
            micros.recordValue(TimeUnit.NANOSECONDS.toMicros(nanos));
            journal.add(attempt);
            LockSupport.parkNanos(rest.toNanos());
            if (attempt.outcome() instanceof NotSent) {
                Awaitility.await()
                        .atMost(Duration.ofMinutes(2))
                        .pollInterval(Duration.ofMillis(100))
                        .until(() -> stopping || node.isReady());
            }
        }

        private Kind choice() {
            int drawn = random.nextInt(
                    weights.values().stream().mapToInt(Integer::intValue).sum());
            for (Map.Entry<Kind, Integer> each : weights.entrySet()) {
                drawn -= each.getValue();
                if (drawn < 0) {
                    return each.getKey();
                }
            }
            throw new IllegalStateException("a drawn number is below the sum of the weights");
        }
    }

    /** What a client does. The seed decides how often, within limits. */
    private enum Kind {
        NEW_TEXT(20, 40),
        SAME_AGAIN(0, 8),
        WITHDRAWAL(0, 8),
        PATCH(0, 8),
        REFUSED(0, 4),
        DRAFT(0, 4);

        private final int leastWeight;
        private final int spread;

        Kind(int leastWeight, int spread) {
            this.leastWeight = leastWeight;
            this.spread = spread;
        }
    }

    /** An item as its client knows it. */
    private final class Key {

        private final String value;
        private State state;
        private Acknowledged last;

        private Key(String value) {
            this.value = value;
        }

        private Attempt attempt(Kind kind, String title) {
            return switch (last == null && kind != Kind.REFUSED && kind != Kind.DRAFT ? Kind.NEW_TEXT : kind) {
                case NEW_TEXT ->
                    known(
                            new State(title, "published"),
                            put(Documents.event(title).toString()));
                case SAME_AGAIN ->
                    known(
                            new State(state.title(), "published"),
                            put(Documents.event(state.title()).toString()));
                case WITHDRAWAL ->
                    known(
                            new State(state.title(), "withdrawn"),
                            client.withdraw(last.id().toString(), last.entityTag(), "no longer " + title));
                case PATCH ->
                    known(
                            new State(title, state.status()),
                            client.patch(
                                    last.id().toString(), last.entityTag(), "{\"title\":{\"en\":\"" + title + "\"}}"));
                case REFUSED ->
                    new Attempt(
                            value,
                            new State(title, "published"),
                            put(Documents.impossible(title).toString()));
                case DRAFT -> draft(title);
            };
        }

        private Outcome put(String document) {
            return client.put(SCHEME, value, document);
        }

        /** Drafts are separate items, because a published item never becomes a draft again. */
        private Attempt draft(String title) {
            String key = value + "-draft";
            return new Attempt(
                    key,
                    new State(title, "draft"),
                    client.put(SCHEME, key, Documents.draft(title).toString()));
        }

        /** After an attempt in doubt, only a write without a precondition can show what the item is. */
        private Attempt known(State tried, Outcome outcome) {
            if (outcome instanceof Acknowledged acknowledged) {
                last = acknowledged;
                state = tried;
            } else if (outcome instanceof Outcome.Unknown) {
                last = null;
            }
            return new Attempt(value, tried, outcome);
        }
    }
}
