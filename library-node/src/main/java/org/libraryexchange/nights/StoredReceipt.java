package org.libraryexchange.nights;

import java.time.Instant;
import java.util.Optional;
import org.libraryexchange.nights.RunView.HeldView;

/**
 * A receipt, as the tables hold it.
 *
 * @param sequence empty if there is no receipt; the other fields have no meaning then
 */
record StoredReceipt(
        Optional<Long> sequence, long items, long verified, long rejected, long differing, Instant receipt) {

    Optional<HeldView> view() {
        return sequence.map(it -> new HeldView(it, items, verified, rejected, differing, receipt));
    }
}
