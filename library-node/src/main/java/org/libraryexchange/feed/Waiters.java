package org.libraryexchange.feed;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The clients that wait for a log to go beyond a sequence. */
final class Waiters {

    private record Waiter(String owner, long after, UniEmitter<? super Void> emitter) {}

    private final Set<Waiter> waiting = ConcurrentHashMap.newKeySet();

    /**
     * Completes when {@link #tell} reports that the log has gone beyond the sequence.
     *
     * @param joined runs as soon as the waiter is registered
     */
    Uni<Void> beyond(String owner, long after, Runnable joined) {
        return Uni.createFrom().emitter(emitter -> {
            Waiter waiter = new Waiter(owner, after, emitter);
            emitter.onTermination(() -> waiting.remove(waiter));
            waiting.add(waiter);
            joined.run();
        });
    }

    boolean waitFor(String owner) {
        return waiting.stream().anyMatch(waiter -> waiter.owner().equals(owner));
    }

    /** The cities whose changes somebody waits for. */
    Set<String> owners() {
        return waiting.stream().map(Waiter::owner).collect(Collectors.toSet());
    }

    /**
     * Releases the waiters whose log has gone far enough.
     *
     * @param ends of the logs, by city
     */
    void tell(Map<String, Long> ends) {
        for (Waiter waiter : waiting) {
            if (ends.getOrDefault(waiter.owner(), 0L) > waiter.after()) {
                release(waiter);
            }
        }
    }

    void releaseAll() {
        waiting.forEach(this::release);
    }

    private void release(Waiter waiter) {
        waiting.remove(waiter);
        waiter.emitter().complete(null);
    }
}
