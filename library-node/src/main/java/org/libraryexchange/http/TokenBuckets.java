package org.libraryexchange.http;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** A token bucket for each client. A request takes a token, and tokens return at a constant rate. */
public final class TokenBuckets {

    /** The content of a bucket at a moment. */
    private record Bucket(double tokens, long nanos) {}

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
        Bucket left = buckets.compute(client, (name, bucket) -> afterTaking(bucket, now));
        return left.tokens() >= 0 ? 0 : (long) Math.ceil(-left.tokens() / tokensPerNano);
    }

    /**
     * The bucket after taking one token. A negative content means that there was no whole token: it says how much is
     * missing, and nothing is taken.
     */
    private Bucket afterTaking(Bucket bucket, long now) {
        double there = bucket == null ? burst : filled(bucket, now);
        return new Bucket(there - 1, now);
    }

    private double filled(Bucket bucket, long now) {
        double left = bucket.tokens() < 0 ? bucket.tokens() + 1 : bucket.tokens();
        return Math.min(burst, left + (now - bucket.nanos()) * tokensPerNano);
    }

    /** Forgets full buckets, which are the same as none. If there are still too many, forgets all. */
    private void forget(long now) {
        buckets.values().removeIf(bucket -> filled(bucket, now) >= burst);
        if (buckets.size() >= mostClients) {
            buckets.clear();
        }
    }

    int clients() {
        return buckets.size();
    }
}
