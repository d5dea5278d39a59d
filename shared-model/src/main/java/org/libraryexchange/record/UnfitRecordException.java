package org.libraryexchange.record;

/** A record that a mirror must keep aside. */
final class UnfitRecordException extends Exception {

    private final RejectionReason reason;
    private final String withoutValue;

    /** @param detail a sentence that quotes nothing of the record */
    UnfitRecordException(RejectionReason reason, String detail) {
        this(reason, detail, detail);
    }

    /**
     * @param detail a sentence that quotes the wrong value
     * @param withoutValue a sentence that quotes nothing of the record
     */
    UnfitRecordException(RejectionReason reason, String detail, String withoutValue) {
        super(detail);
        this.reason = reason;
        this.withoutValue = withoutValue;
    }

    RejectionReason reason() {
        return reason;
    }

    String withoutValue() {
        return withoutValue;
    }
}
