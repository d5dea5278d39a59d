package org.libraryexchange.record;

/** A record that a mirror must keep aside. */
final class UnfitRecordException extends Exception {

    private final RejectionReason reason;

    UnfitRecordException(RejectionReason reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    RejectionReason reason() {
        return reason;
    }
}
