package org.libraryexchange.http;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/** An amount of something that clients share, of which none may take all. */
final class Shares {

    private final long most;
    private final long mostOfOne;
    private final AtomicLong taken = new AtomicLong();
    private final ConcurrentMap<String, Long> takenBy = new ConcurrentHashMap<>();

    /**
     * @param most in all
     * @param mostOfOne of each client
     */
    Shares(long most, long mostOfOne) {
        this.most = most;
        this.mostOfOne = mostOfOne;
    }

    /** Takes a part for a client, whole or not at all. */
    boolean take(String client, long amount) {
        if (takenBy.merge(client, amount, Long::sum) <= mostOfOne && take(amount)) {
            return true;
        }
        leave(client, amount);
        return false;
    }

    /** Takes a part for somebody who may have all of it. */
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

    /** How many clients have a part now. */
    int clients() {
        return takenBy.size();
    }
}
