package org.libraryexchange.exchange.log;

import java.util.Optional;
import org.jboss.logging.Logger;
import org.libraryexchange.base.database.DatabaseFaults;
import org.libraryexchange.base.worker.FencedException;
import org.libraryexchange.record.Judgement.Rejected;
import org.libraryexchange.record.RawRecord;
import org.libraryexchange.record.RejectionReason;

/**
 * Turns a failure to process an accepted record into a rejection, so that the record is set aside. A failure that may
 * pass by itself, such as an outage, is thrown on instead.
 */
public final class RecordRefusals {

    private static final Logger LOG = Logger.getLogger(RecordRefusals.class);

    private final ThrottledCount unexplained = new ThrottledCount();

    /**
     * The record as rejected.
     *
     * @throws RuntimeException the failure itself, if the record did not cause it
     */
    public Rejected rejected(RawRecord raw, RuntimeException failure) {
        if (!isCausedByRecord(failure)) {
            throw failure;
        }
        return new Rejected(raw, RejectionReason.NOT_STORABLE, detail(raw, failure));
    }

    private static boolean isCausedByRecord(RuntimeException failure) {
        boolean ofTheWork = failure instanceof FencedException
                || failure instanceof LogFailedException
                || (DatabaseFaults.isOfStore(failure) && !DatabaseFaults.isOfData(failure));
        return !ofTheWork && !DatabaseFaults.isOutage(failure) && !DatabaseFaults.isContention(failure);
    }

    private String detail(RawRecord raw, RuntimeException failure) {
        Optional<String> state = DatabaseFaults.state(failure);
        if (state.isPresent()) {
            return "the database refused it: SQLSTATE " + state.get();
        }
        unexplained.add(1);
        unexplained.report(count ->
                LOG.errorf(failure, "records could not be processed count=%d latestOffset=%d", count, raw.offset()));
        return "this node could not process it; see its log";
    }
}
