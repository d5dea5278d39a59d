package org.libraryexchange.exchange.log.kafka;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which records of the city's topics this process has written, as the broker has acknowledged them, so that nobody has
 * to read them to know whose they are.
 */
public final class WrittenRecords {

    /**
     * A stretch of a topic.
     *
     * @param from offset of its first record
     * @param to offset after its last record
     */
    public record Gap(long from, long to) {}

    /** By the id of the topic: stretches that were written, each by its beginning, with the offset after its end. */
    private final Map<String, TreeMap<Long, Long>> written = new HashMap<>();

    /** Notes that the broker has acknowledged a record. */
    public synchronized void add(String topicId, long offset) {
        TreeMap<Long, Long> stretches = written.computeIfAbsent(topicId, id -> new TreeMap<>());
        long end = offset + 1;
        Map.Entry<Long, Long> before = stretches.floorEntry(offset);
        boolean continues = before != null && before.getValue() >= offset;
        if (continues && before.getValue() > offset) {
            return;
        }
        Long joined = stretches.remove(end);
        stretches.put(continues ? before.getKey() : offset, joined == null ? end : joined);
    }

    /** The first stretch within bounds that this process has not written, or does not know to have written. */
    public synchronized Optional<Gap> gap(String topicId, long from, long end) {
        TreeMap<Long, Long> stretches = written.getOrDefault(topicId, new TreeMap<>());
        Map.Entry<Long, Long> at = stretches.floorEntry(from);
        long begins = at == null ? from : Math.max(from, at.getValue());
        Long next = stretches.higherKey(begins);
        return begins < end ? Optional.of(new Gap(begins, next == null ? end : Math.min(next, end))) : Optional.empty();
    }

    /** Forgets stretches that end before an offset, because nobody will ask for them again. */
    public synchronized void forgetBefore(String topicId, long offset) {
        TreeMap<Long, Long> stretches = written.getOrDefault(topicId, new TreeMap<>());
        stretches.headMap(offset, false).values().removeIf(end -> end < offset);
    }

    /** Forgets a topic whose end the broker has lost, since other records may come to these offsets. */
    public synchronized void forget(String topicId) {
        written.remove(topicId);
    }
}
