package org.libraryexchange.base.http;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Gives turns to those who wait: one client after the other. Knows nothing of requests and of time.
 *
 * @param <W> who waits
 */
final class Turns<W> {

    /**
     * The bounds.
     *
     * @param running the most turns at a time
     * @param runningOfOne the most of one client
     * @param waiting the most who wait
     * @param waitingOfOne the most of one client
     */
    record Bounds(int running, int runningOfOne, int waiting, int waitingOfOne) {}

    /** What a client has and waits for. */
    private static final class Client<W> {
        private final ArrayDeque<W> waiting = new ArrayDeque<>();
        private int running;
    }

    private final Bounds bounds;
    private final Predicate<W> ready;

    /** In the order in which they have their next turn. */
    private final Map<String, Client<W>> clients = new LinkedHashMap<>();

    private int running;
    private int waiting;

    /**
     * @param ready whether somebody may have a turn now; otherwise the client goes on waiting, and others may overtake
     */
    Turns(Bounds bounds, Predicate<W> ready) {
        this.bounds = bounds;
        this.ready = ready;
    }

    /** Lets somebody wait; returns whether there was room. Then {@link #next} says whose turn it is. */
    synchronized boolean queue(String client, W who) {
        Client<W> its = clients.computeIfAbsent(client, name -> new Client<>());
        boolean room = waiting < bounds.waiting() && its.waiting.size() < bounds.waitingOfOne();
        if (room) {
            its.waiting.add(who);
            waiting++;
        }
        forgetIfIdle(client, its);
        return room;
    }

    /** Those whose turn begins now. */
    synchronized List<W> next() {
        List<W> next = new ArrayList<>();
        Optional<String> client = nextClient();
        while (client.isPresent()) {
            // The client goes behind all others.
            Client<W> its = clients.remove(client.get());
            clients.put(client.get(), its);
            next.add(its.waiting.remove());
            waiting--;
            its.running++;
            running++;
            client = nextClient();
        }
        return next;
    }

    private Optional<String> nextClient() {
        if (waiting == 0 || running >= bounds.running()) {
            return Optional.empty();
        }
        return clients.entrySet().stream()
                .filter(each -> mayHaveATurn(each.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private boolean mayHaveATurn(Client<W> client) {
        return !client.waiting.isEmpty()
                && client.running < bounds.runningOfOne()
                && ready.test(client.waiting.element());
    }

    /** Somebody no longer waits; returns whether he was waiting. */
    synchronized boolean leave(String client, W who) {
        Client<W> its = clients.get(client);
        if (its == null || !its.waiting.remove(who)) {
            return false;
        }
        waiting--;
        forgetIfIdle(client, its);
        return true;
    }

    /** A turn has ended. */
    synchronized void end(String client) {
        Client<W> its = clients.get(client);
        its.running--;
        running--;
        forgetIfIdle(client, its);
    }

    private void forgetIfIdle(String client, Client<W> its) {
        if (its.waiting.isEmpty() && its.running == 0) {
            clients.remove(client);
        }
    }

    synchronized int running() {
        return running;
    }

    synchronized int waiting() {
        return waiting;
    }

    synchronized int clients() {
        return clients.size();
    }
}
