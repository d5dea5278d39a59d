package org.libraryexchange.record;

import java.util.Map;

/** A record as a city appends it to one of its logs. */
public interface LogRecord {

    byte[] key();

    byte[] value();

    /** The record's headers in the binding of CloudEvents 1.0 for Kafka (binary mode), plus those of the log. */
    Map<String, byte[]> headers();
}
