package org.libraryexchange.base.http;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.libraryexchange.base.worker.Daemons;

/**
 * Clients that wait until something changes. One thread looks on behalf of all. However many there are, each look reads
 * each thing once; while nobody waits, it reads nothing.
 *
 * @param <K> names a thing
 * @param <S> its state
 */
public final class Followers<K, S> {

    private static final Logger LOG = Logger.getLogger(Followers.class);

    private record Follower<K, S>(K thing, S seen, UniEmitter<? super S> emitter) {}

    private final Function<Set<K>, Map<K, S>> reading;
    private final BiPredicate<S, S> news;
    private final Set<Follower<K, S>> waiting = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean due = new AtomicBoolean();
    private final ScheduledExecutorService thread;
    private volatile boolean closing;

    /**
     * @param name of the thread
     * @param reading reads the states of some things
     * @param news whether a state, the second, is worth telling to somebody who knows another, the first
     */
    public Followers(String name, Function<Set<K>, Map<K, S>> reading, BiPredicate<S, S> news) {
        this.reading = reading;
        this.news = news;
        this.thread = Executors.newSingleThreadScheduledExecutor(Daemons.named(name));
    }

    /** Begins to look now and then, which finds what other processes change. */
    public void start(Duration poll) {
        var unused = thread.scheduleWithFixedDelay(this::look, poll.toMillis(), poll.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Lets nobody wait any more. */
    public void release() {
        closing = true;
        waiting.forEach(follower -> release(follower, follower.seen()));
    }

    /** Ends the thread, too. */
    public void end() {
        release();
        thread.shutdownNow();
    }

    /** Whether nobody may wait any more. */
    public boolean isClosing() {
        return closing;
    }

    /** The state when it has changed. When the time is up or the node stops, the state that the follower knows. */
    public Uni<S> next(K thing, S seen, Duration longest) {
        return next(thing, seen, longest, () -> {});
    }

    /** The same, with a look at once: it may have changed after the client has read it. */
    public Uni<S> nextSoon(K thing, S seen, Duration longest) {
        return next(thing, seen, longest, this::lookSoon);
    }

    private Uni<S> next(K thing, S seen, Duration longest, Runnable joined) {
        if (closing) {
            return Uni.createFrom().item(seen);
        }
        return Uni.createFrom()
                .<S>emitter(emitter -> {
                    Follower<K, S> follower = new Follower<>(thing, seen, emitter);
                    emitter.onTermination(() -> waiting.remove(follower));
                    waiting.add(follower);
                    joined.run();
                })
                .ifNoItem()
                .after(longest)
                .recoverWithItem(seen);
    }

    /** The number of those who wait for a thing. */
    public long count(K thing) {
        return waiting.stream()
                .filter(follower -> follower.thing().equals(thing))
                .count();
    }

    /** Looks at once if anybody waits for a thing. */
    public void changed(K thing) {
        if (count(thing) > 0) {
            lookSoon();
        }
    }

    private void lookSoon() {
        if (!due.getAndSet(true)) {
            try {
                thread.execute(this::look);
            } catch (RejectedExecutionException e) {
                release();
            }
        }
    }

    private void look() {
        due.set(false);
        try {
            Set<K> things = waiting.stream().map(Follower::thing).collect(Collectors.toSet());
            if (!things.isEmpty()) {
                tell(reading.apply(things));
            }
        } catch (RuntimeException e) {
            // Clients that wait get their answer when their time is up. The next look tries again.
            LOG.debugf(e, "check for changes failed");
        }
        if (closing) {
            release();
        }
    }

    private void tell(Map<K, S> now) {
        for (Follower<K, S> follower : waiting) {
            S state = now.getOrDefault(follower.thing(), follower.seen());
            if (news.test(follower.seen(), state)) {
                release(follower, state);
            }
        }
    }

    private void release(Follower<K, S> follower, S state) {
        waiting.remove(follower);
        follower.emitter().complete(state);
    }
}
