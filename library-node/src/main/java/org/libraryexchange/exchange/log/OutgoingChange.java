package org.libraryexchange.exchange.log;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.libraryexchange.record.TraceParent;

/**
 * The published state of an item, ready to be sent.
 *
 * @param trace of the request that made the change; empty if tracing did not record it
 */
public record OutgoingChange(
        UUID id, long sequence, byte[] document, byte[] sha256, Instant stored, Optional<TraceParent> trace) {

    /** A change without a trace. */
    public OutgoingChange(UUID id, long sequence, byte[] document, byte[] sha256, Instant stored) {
        this(id, sequence, document, sha256, stored, Optional.empty());
    }
}
