package org.libraryexchange.exchange.log;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.libraryexchange.record.CityLog;
import org.libraryexchange.record.DocumentRecord;
import org.libraryexchange.record.TraceParent;

/** Gives the publisher its changes: from the current catalogue, or from the catalogue at one moment. */
public interface ChangeSource {

    /** The next changes in the order of the log, with sequences above the given one; empty if there are none. */
    List<OutgoingChange> after(long sequence);

    /**
     * The published state of an item, ready to be sent.
     *
     * @param trace of the request that made the change; empty if tracing did not record it
     */
    record OutgoingChange(
            UUID id, long sequence, byte[] document, byte[] sha256, Instant stored, Optional<TraceParent> trace) {

        /** Its record in a log, behind the one with the sequence that it follows. */
        DocumentRecord in(CityLog log, long follows) {
            return new DocumentRecord(log, id, sequence, follows, document, sha256, stored, trace);
        }
    }
}
