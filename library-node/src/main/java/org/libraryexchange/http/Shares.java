package org.libraryexchange.http;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/** An amount that clients share. No client may take all of it. */
final class Shares {

    private final long most;
    private final long mostOfOne;
    private final AtomicLong taken = new AtomicLong();
    private final ConcurrentMap<String, Long> takenBy = new ConcurrentHashMap<>();

    /**
     * @param most the whole amount
     * @param mostOfOne the most that one client may take
     */
    Shares(long most, long mostOfOne) {
        this.most = most;
        this.mostOfOne = mostOfOne;
    }

    /** Takes an amount for a client, completely or not at all. */
    boolean take(String client, long amount) {
        if (takenBy.merge(client, amount, Long::sum) <= mostOfOne && take(amount)) {
            return true;
        }
        leave(client, amount);
        return false;
    }

    /** Takes an amount for a client without a limit of its own. */
    boolean take(long amount) {
        if (taken.addAndGet(amount) <= most) {
            return true;
        }
        giveBack(amount);
        return false;
    }

    void giveBack(String client, long amount) {
        giveBack(amount);
        leave(client, amount);
    }

    void giveBack(long amount) {
        taken.addAndGet(-amount);
    }

    private void leave(String client, long amount) {
        takenBy.computeIfPresent(client, (name, held) -> held == amount ? null : held - amount);
    }

    long taken() {
        return taken.get();
    }

    long taken(String client) {
        return takenBy.getOrDefault(client, 0L);
    }

    /** The number of clients that hold a part now. */
    int clients() {
        return takenBy.size();
    }
}
