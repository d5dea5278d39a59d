package org.libraryexchange.record;

import java.util.Optional;
import org.libraryexchange.proof.Message;

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
     * The record is a message about the catalogue as a whole, or to its partner.
     *
     * @param signature as it came, not checked yet; empty where there is none
     */
    record AcceptedMessage(RawRecord raw, Message message, Optional<byte[]> signature) implements Judgement {}

    /**
     * The record is kept aside.
     *
     * @param detail a sentence that names the value that is wrong, never the whole payload
     */
    record Rejected(RawRecord raw, RejectionReason reason, String detail) implements Judgement {}
}
