package org.libraryexchange.exchange.proving;

import java.time.Instant;
import org.libraryexchange.proof.Applied;
import org.libraryexchange.record.MessageRecord;
import org.libraryexchange.simulation.Flaw;
import org.libraryexchange.simulation.Point;
import org.libraryexchange.simulation.WorkerSite;

/** How far the letters of a pair are applied, by the rules of {@link AppliedPlaces}. */
record SimulatedLetterPlaces(WorkerSite site) {

    /** Last sequence that is applied here; 0 before the first. */
    long here() {
        site.fate().passes(Point.CALL);
        return site.tablesUnless(Flaw.PLACE_OF_ITEMS_TOLD_FOR_LETTERS)
                .mirror
                .position()
                .sequence();
    }

    MessageRecord message(long sequence) {
        Applied applied = new Applied(
                site.mirroredLog().source(), site.city(), sequence, site.clock().instant());
        return MessageRecord.unsigned(site.ownLog(), applied, Instant.EPOCH);
    }

    void note(Applied there) {
        site.tables().applied = there.sequence();
    }
}
