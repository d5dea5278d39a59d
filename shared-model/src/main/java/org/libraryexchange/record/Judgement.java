package org.libraryexchange.record;

/** What a mirror makes of a record. */
public sealed interface Judgement {

    RawRecord raw();

    /** Place of the record in the topic. */
    default long offset() {
        return raw().offset();
    }

    /**
     * The record may be applied.
     *
     * @param summary what the catalogue's query columns need of the document
     */
    record Accepted(RawRecord raw, ItemRecord item, DocumentSummary summary) implements Judgement {}

    /**
     * The record is kept aside.
     *
     * @param detail a sentence that names the value that is wrong, never the whole payload
     */
    record Rejected(RawRecord raw, RejectionReason reason, String detail) implements Judgement {}
}
