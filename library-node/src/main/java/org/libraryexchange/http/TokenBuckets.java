package org.libraryexchange.http;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** A token bucket for each client: a request takes a token, and tokens come back at a steady rate. */
public final class TokenBuckets {

    /** What a bucket held at a moment. */
    private record Bucket(double tokens, long nanos) {}

    private final double tokensPerNano;
    private final int burst;
    private final int mostClients;
    private final ConcurrentMap<String, Bucket> buckets = new ConcurrentHashMap<>();

    /**
     * @param perSecond tokens that come back
     * @param burst tokens of a full bucket
     * @param mostClients that are remembered, about
     */
    public TokenBuckets(double perSecond, int burst, int mostClients) {
        this.tokensPerNano = perSecond / 1e9;
        this.burst = burst;
        this.mostClients = mostClients;
    }

    /**
     * Takes a client's token.
     *
     * @param now as {@code System.nanoTime()} tells
     * @return 0 if there was one, else the nanoseconds until there is
     */
    public long take(String client, long now) {
        if (buckets.size() >= mostClients) {
            forget(now);
        }
        Bucket left = buckets.compute(client, (name, bucket) -> afterTaking(bucket, now));
        return left.tokens() >= 0 ? 0 : (long) Math.ceil(-left.tokens() / tokensPerNano);
    }

    /** Below zero where there was no whole token: by what is missing, and nothing is taken. */
    private Bucket afterTaking(Bucket bucket, long now) {
        double there = bucket == null ? burst : filled(bucket, now);
        return new Bucket(there - 1, now);
    }

    private double filled(Bucket bucket, long now) {
        double left = bucket.tokens() < 0 ? bucket.tokens() + 1 : bucket.tokens();
        return Math.min(burst, left + (now - bucket.nanos()) * tokensPerNano);
    }

    /** A full bucket is as good as none. Should there still be too many, everybody begins anew. */
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
