package org.libraryexchange.record;

import java.util.Map;
import org.libraryexchange.seal.SealedContent;

/** A record as a city appends it to one of its logs. */
public interface LogRecord {

    byte[] key();

    byte[] value();

    /** The header {@code ce_type}. */
    String type();

    /** Place in the order of the owner's commits; 0 if the record is not of a document. */
    default long sequence() {
        return 0;
    }

    /** Sequence of the record sent before; 0 for the first, and if the record is not of a document. */
    default long follows() {
        return 0;
    }

    /** SHA-256 of the value. */
    byte[] sha256();

    /** What a seal of the record covers in a log. */
    default SealedContent sealedContent(String topic) {
        return new SealedContent(topic, type(), key(), sequence(), follows(), sha256());
    }

    /** The record's headers in the binding of CloudEvents 1.0 for Kafka (binary mode), plus those of the log. */
    Map<String, byte[]> headers();
}
