package org.libraryexchange.log;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.libraryexchange.record.TraceParent;

/**
 * A published state of an item that is to be sent.
 *
 * @param trace of the request that made it; empty where nobody records one
 */
public record OutgoingChange(
        UUID id, long sequence, byte[] document, byte[] sha256, Instant stored, Optional<TraceParent> trace) {

    /** A change that no trace leads to. */
    public OutgoingChange(UUID id, long sequence, byte[] document, byte[] sha256, Instant stored) {
        this(id, sequence, document, sha256, stored, Optional.empty());
    }
}
