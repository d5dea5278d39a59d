package org.libraryexchange.log;

import java.sql.SQLException;
import org.jboss.logging.Logger;
import org.libraryexchange.problem.DatabaseFaults;
import org.libraryexchange.record.Judgement.Rejected;
import org.libraryexchange.record.RawRecord;
import org.libraryexchange.record.RejectionReason;

/**
 * Records that a later step refuses though their judge let them pass. They are set aside like bad ones; what may go away by
 * itself, such as an outage, is no refusal. */
final class Refusals {

    private static final Logger LOG = Logger.getLogger(Refusals.class);

    private final ThrottledCount unexplained = new ThrottledCount();

    /**
     * The record as one to set aside.
     *
     * @throws RuntimeException the failure, where it is no fault of the record, or of whatever makes something of it
     */
    Rejected rejected(RawRecord raw, RuntimeException failure) {
        if (!isCausedByRecord(failure)) {
            throw failure;
        }
        return new Rejected(raw, RejectionReason.NOT_STORABLE, detail(raw, failure));
    }

    private static boolean isCausedByRecord(RuntimeException failure) {
        boolean ofTheWork = failure instanceof FencedException
                || failure instanceof LogFailedException
                || (failure instanceof StoreFailedException && !isOfValue(failure));
        return !ofTheWork && !DatabaseFaults.isOutage(failure) && !DatabaseFaults.isContention(failure);
    }

    private String detail(RawRecord raw, RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return "the database refused it: SQLSTATE " + sql.getSQLState();
            }
        }
        unexplained.add(1);
        int count = unexplained.due();
        if (count > 0) {
            LOG.errorf(failure, "records could not be processed count=%d latestOffset=%d", count, raw.offset());
        }
        return "this node could not process it; see its log";
    }

    /** Classes 22 and 23: the data is at fault. 54: it is too large for an index. */
    static boolean isOfValue(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && isOfValue(sql)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfValue(SQLException e) {
        String state = e.getSQLState();
        return state != null && (state.startsWith("22") || state.startsWith("23") || state.startsWith("54"));
    }
}
