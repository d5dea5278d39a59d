package org.libraryexchange.pair;

import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A record that is to be rejected.
 *
 * @param kind what is wrong with it
 * @param reason for which it has to be rejected
 */
record HostileRecord(String kind, ProducerRecord<byte[], byte[]> content, String reason) {}
