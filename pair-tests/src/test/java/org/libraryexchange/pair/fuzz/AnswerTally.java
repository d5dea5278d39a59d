package org.libraryexchange.pair.fuzz;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Answers by the first digit of their status, for what a node has counted itself. */
final class AnswerTally {

    /** Such an answer may come from below the API, where requests that are none are refused and not counted. */
    private static final Set<Integer> MAYBE_BELOW = Set.of(400, 414, 431);

    private final Map<Integer, Long> certain = new TreeMap<>();
    private final Map<Integer, Long> perhaps = new TreeMap<>();
    private long unread;

    void add(Answer answer) {
        if (answer.isStream()) {
            addUnread(1);
            return;
        }
        boolean below = MAYBE_BELOW.contains(answer.status()) && answer.endsConnection();
        (below ? perhaps : certain).merge(answer.status() / 100, 1L, Long::sum);
    }

    /** An answer to what may not have been one request. */
    void addPerhaps(Answer answer) {
        perhaps.merge(answer.status() / 100, 1L, Long::sum);
    }

    /** Requests, at most so many, whose answers nobody has read. */
    void addUnread(long requests) {
        unread += requests;
    }

    /** Whether a node that was sent all this can have counted so; requests that nobody waited for count as {@code 0}. */
    boolean allows(Map<Integer, Long> counted) {
        long all = sum(certain) + sum(perhaps) + unread;
        return sum(counted) <= all
                && Set.of(2, 3, 4, 5).stream().allMatch(digit -> {
                    long count = counted.getOrDefault(digit, 0L);
                    long least = certain.getOrDefault(digit, 0L);
                    return count >= least && count <= least + perhaps.getOrDefault(digit, 0L) + unread;
                });
    }

    private static long sum(Map<Integer, Long> counts) {
        return counts.values().stream().mapToLong(it -> it).sum();
    }

    @Override
    public String toString() {
        return "answered " + certain + ", perhaps " + perhaps + ", not read " + unread;
    }
}
