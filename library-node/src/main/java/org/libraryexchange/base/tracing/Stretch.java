package org.libraryexchange.base.tracing;

import java.time.Instant;
import java.util.Collection;
import org.libraryexchange.record.DocumentRecord;

/**
 * Changes that went through one part of their way together.
 *
 * @param topic of the log that they are in
 * @param records at least one, all of one log
 * @param begun when that part began
 * @param ended when that part ended
 */
public record Stretch(String topic, Collection<DocumentRecord> records, Instant begun, Instant ended) {

    public Stretch {
        if (records.isEmpty()) {
            throw new IllegalArgumentException("records must be at least one");
        }
    }

    String log() {
        return records.iterator().next().log().name();
    }

    long first() {
        return records.stream().mapToLong(DocumentRecord::sequence).min().orElseThrow();
    }

    long last() {
        return records.stream().mapToLong(DocumentRecord::sequence).max().orElseThrow();
    }
}
