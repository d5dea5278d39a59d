package org.libraryexchange.exchange.proving;

import java.util.UUID;
import org.libraryexchange.proof.Marker;

/**
 * A marker in a partner's log, at which the mirror compares itself. It is public, so that statements can take its values.
 *
 * @param step of the proof
 * @param sequence of the log at the marker
 */
public record ProofStep(String owner, UUID proof, int step, long sequence) {

    static ProofStep of(String owner, Marker marker) {
        return new ProofStep(owner, marker.proof(), marker.step(), marker.sequence());
    }
}
