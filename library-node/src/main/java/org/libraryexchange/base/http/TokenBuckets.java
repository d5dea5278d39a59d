package org.libraryexchange.base.http;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** A token bucket for each client. A request takes a token, and tokens return at a constant rate. */
public final class TokenBuckets {

    /**
     * The content of a bucket at a moment.
     *
     * @param tokens fewer than none where a client owes some
     * @param refused whether the last request found no whole token
     */
    private record Bucket(double tokens, long nanos, boolean refused) {}

    private final double tokensPerNano;
    private final int burst;
    private final int mostClients;
    private final ConcurrentMap<String, Bucket> buckets = new ConcurrentHashMap<>();

    /**
     * @param perSecond tokens that return each second
     * @param burst tokens in a full bucket
     * @param mostClients to remember, approximately
     */
    public TokenBuckets(double perSecond, int burst, int mostClients) {
        this.tokensPerNano = perSecond / 1e9;
        this.burst = burst;
        this.mostClients = mostClients;
    }

    /**
     * Takes a token for a client.
     *
     * @param now as returned by {@code System.nanoTime()}
     * @return 0 if there was a token, otherwise the nanoseconds until there will be one
     */
    public long take(String client, long now) {
        if (buckets.size() >= mostClients) {
            forget(now);
        }
        Bucket left = buckets.compute(client, (name, bucket) -> afterTaking(content(bucket, now), now));
        return left.refused() ? (long) Math.ceil((1 - left.tokens()) / tokensPerNano) : 0;
    }

    private static Bucket afterTaking(double there, long now) {
        return there >= 1 ? new Bucket(there - 1, now, false) : new Bucket(there, now, true);
    }

    /** Takes tokens for what a client has already used. It may owe as many as a full bucket has. */
    public void charge(String client, long tokens, long now) {
        buckets.compute(
                client, (name, bucket) -> new Bucket(Math.max(-burst, content(bucket, now) - tokens), now, false));
    }

    private double content(Bucket bucket, long now) {
        return bucket == null ? burst : Math.min(burst, bucket.tokens() + (now - bucket.nanos()) * tokensPerNano);
    }

    /** Forgets full buckets, which are the same as none. If there are still too many, forgets all. */
    private void forget(long now) {
        buckets.values().removeIf(bucket -> content(bucket, now) >= burst);
        if (buckets.size() >= mostClients) {
            buckets.clear();
        }
    }

    int clients() {
        return buckets.size();
    }
}
