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
import org.libraryexchange.pair.RequestOutcome.NotSent;
import org.libraryexchange.pair.WriteTarget.Kind;
import org.libraryexchange.stack.NodeProcess;

/**
 * Clients that write to a city until they are stopped: new items, new versions, repeated writes, withdrawals, patches,
 * drafts, and items that a node refuses; or letters, recalls, and what becomes of the other city's letters. A seed decides
 * what they write, and how much of each.
 */
public final class WriteLoad implements AutoCloseable {

    private static final int CLIENTS = 6;
    private static final int KEYS_A_CLIENT = 60;
    private static final int ONCE_IN = 3;
    private static final int NEW_ONCE_IN = 4;

    private final Traffic traffic;
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

    private WriteLoad(Traffic traffic, NodeProcess node, Journal journal, String name) {
        this.traffic = traffic;
        this.node = node;
        this.journal = journal;
        this.name = name;
    }

    /**
     * Begins to write what the test looks at: items or letters.
     *
     * @param name part of all keys and titles; never used twice
     */
    public static WriteLoad on(CityUnderTest city, String name, long seed, Journal journal) {
        return on(Traffic.of(city, name, CLIENTS * KEYS_A_CLIENT), city.node(), name, seed, journal);
    }

    /** Begins to write items to one process of a city with the given client. */
    public static WriteLoad on(NodeClient client, NodeProcess node, String name, long seed, Journal journal) {
        return on(new ItemTraffic(client), node, name, seed, journal);
    }

    private static WriteLoad on(Traffic traffic, NodeProcess node, String name, long seed, Journal journal) {
        WriteLoad load = new WriteLoad(traffic, node, journal, name);
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
        private final List<WriteTarget> keys = new ArrayList<>();

        private Writer(int number, Random random) {
            this.random = random;
            for (Kind kind : Kind.values()) {
                weights.put(kind, kind.weight(random));
            }
            for (int i = 0; i < KEYS_A_CLIENT; i++) {
                String key = name + "-" + number + "-" + i;
                keys.add(i % NEW_ONCE_IN == 0 ? traffic.once(key) : traffic.againAndAgain(key));
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

        /** Without later versions, so that nothing hides its loss. */
        private WriteTarget onlyOnce() {
            return traffic.once(name + "-" + titles.incrementAndGet());
        }

        private void write(WriteTarget key) {
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
}
