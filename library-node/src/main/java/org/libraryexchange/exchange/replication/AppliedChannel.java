package org.libraryexchange.exchange.replication;

import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.OutgoingMessageMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.libraryexchange.exchange.log.kafka.KafkaLogWriter.RecordSender;

/**
 * The outgoing channel for what the city has applied. A record that is lost is not sent again, because the next one says
 * more.
 */
@ApplicationScoped
class AppliedChannel implements RecordSender {

    private final MutinyEmitter<byte[]> channel;

    AppliedChannel(@Channel("applied") MutinyEmitter<byte[]> channel) {
        this.channel = channel;
    }

    @Override
    public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> sent) {
        OutgoingMessageMetadata<RecordMetadata> appended = new OutgoingMessageMetadata<>();
        OutgoingKafkaRecordMetadata<byte[]> address = OutgoingKafkaRecordMetadata.<byte[]>builder()
                .withKey(sent.key())
                .withPartition(sent.partition())
                .withHeaders(sent.headers())
                .build();
        return channel.sendMessage(Message.of(sent.value(), Metadata.of(address, appended)))
                .map(acknowledged -> appended.getResult())
                .subscribeAsCompletionStage();
    }

    @Override
    public void close() {
        // The next worker uses it as well.
    }
}
