package org.libraryexchange.pages.browse;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Groups of documents in memory, by what they were read for: those that were asked for last, up to so many bytes. Safe for
 * several threads.
 */
final class KeptDocuments<K> {

    /** About what each takes beside its documents, so that empty ones are bounded too. */
    static final int ROOM_AROUND = 1024;

    private final long mostBytes;
    private final Map<K, List<List<byte[]>>> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    KeptDocuments(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    synchronized Optional<List<List<byte[]>>> of(K key) {
        return Optional.ofNullable(kept.get(key));
    }

    synchronized void keep(K key, List<List<byte[]>> documents) {
        List<List<byte[]>> before = kept.put(key, documents);
        bytes += size(documents) - (before == null ? 0 : size(before));
        Iterator<List<List<byte[]>>> eldest = kept.values().iterator();
        while (bytes > mostBytes) {
            bytes -= size(eldest.next());
            eldest.remove();
        }
    }

    private static long size(List<List<byte[]>> documents) {
        return ROOM_AROUND
                + documents.stream()
                        .flatMap(List::stream)
                        .mapToLong(document -> document.length)
                        .sum();
    }
}
