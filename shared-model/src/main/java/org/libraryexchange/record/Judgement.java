package org.libraryexchange.record;

import java.util.Optional;
import org.libraryexchange.proof.Message;

/** How a mirror judges a record. */
public sealed interface Judgement {

    RawRecord raw();

    /** Place of the record in the topic. */
    default long offset() {
        return raw().offset();
    }

    /**
     * The record may be applied.
     *
     * @param summary the fields of the document that query columns need
     */
    record Accepted(RawRecord raw, DocumentRecord record, DocumentSummary summary) implements Judgement {}

    /**
     * The record is a message: about the log as a whole, or to a partner.
     *
     * @param signature as it came, not checked yet; empty if there is none
     */
    record AcceptedMessage(RawRecord raw, Message message, Optional<byte[]> signature) implements Judgement {}

    /**
     * The mirror keeps the record aside.
     *
     * @param detail a sentence that names the wrong value, never the whole payload; in a log of letters, it quotes
     *     nothing
     */
    record Rejected(RawRecord raw, RejectionReason reason, String detail) implements Judgement {}
}
