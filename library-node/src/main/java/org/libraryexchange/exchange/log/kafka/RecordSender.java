package org.libraryexchange.exchange.log.kafka;

import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** What records leave through on their way to the broker. */
public interface RecordSender extends AutoCloseable {

    /** Sends a record. The future completes when the broker has acknowledged it, or fails when it has not. */
    Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> sent);

    @Override
    void close();
}
