package org.libraryexchange.base.http;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/** An amount that clients share. No client may take all of it, and those without a name leave a part to the others. */
final class Shares {

    private final long most;
    private final long mostOfOne;
    private final long kept;
    private final AtomicLong taken = new AtomicLong();
    private final ConcurrentMap<String, Long> takenBy = new ConcurrentHashMap<>();

    /**
     * @param most the whole amount
     * @param mostOfOne the most that one client may take
     */
    Shares(long most, long mostOfOne) {
        this(most, mostOfOne, 0);
    }

    private Shares(long most, long mostOfOne, long kept) {
        this.most = most;
        this.mostOfOne = mostOfOne;
        this.kept = kept;
    }

    /** The same amount, of which only clients with a name may take the last part. */
    Shares keeping(double part) {
        if (part < 0 || part > 1) {
            throw new IllegalArgumentException("the part kept for clients with a name must be from 0 to 1, is " + part);
        }
        return new Shares(most, mostOfOne, (long) Math.ceil(part * most));
    }

    /** Takes an amount for a client, completely or not at all. */
    boolean take(Client client, long amount) {
        long mostWith = client.isNamed() ? most : most - kept;
        if (takenBy.merge(client.key(), amount, Long::sum) <= mostOfOne && take(amount, mostWith)) {
            return true;
        }
        leave(client, amount);
        return false;
    }

    /** Takes an amount for a client without a limit of its own. */
    boolean take(long amount) {
        return take(amount, most);
    }

    private boolean take(long amount, long mostWith) {
        if (taken.addAndGet(amount) <= mostWith) {
            return true;
        }
        giveBack(amount);
        return false;
    }

    void giveBack(Client client, long amount) {
        giveBack(amount);
        leave(client, amount);
    }

    void giveBack(long amount) {
        taken.addAndGet(-amount);
    }

    private void leave(Client client, long amount) {
        takenBy.computeIfPresent(client.key(), (name, held) -> held == amount ? null : held - amount);
    }

    long taken() {
        return taken.get();
    }

    long taken(Client client) {
        return takenBy.getOrDefault(client.key(), 0L);
    }

    /** The number of clients that hold a part now. */
    int clients() {
        return takenBy.size();
    }
}
