package org.libraryexchange.pair;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.libraryexchange.record.Topics;
import org.libraryexchange.stack.LocalKafka;

/** A city's item log at the broker, past the nodes. */
public record TopicUnderTest(LocalKafka kafka, String city) {

    public String name() {
        return Topics.items(city);
    }

    /** The offset that the next record will get. */
    public long endOffset() {
        TopicPartition partition = new TopicPartition(name(), 0);
        try (Admin admin = admin()) {
            return answer(admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                            .partitionResult(partition))
                    .offset();
        }
    }

    public void delete() {
        try (Admin admin = admin()) {
            answer(admin.deleteTopics(List.of(name())).all());
        }
    }

    public Collection<String> topics() {
        try (Admin admin = admin()) {
            return answer(admin.listTopics().names());
        }
    }

    /** Someone else's way to write into the log. */
    public KafkaProducer<byte[], byte[]> stranger() {
        return new KafkaProducer<>(Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka.bootstrapServers(),
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class,
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class,
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                4 << 20));
    }

    private Admin admin() {
        return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers()));
    }

    private static <T> T answer(KafkaFuture<T> future) {
        try {
            return future.get(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the broker does not do it: " + e, e);
        }
    }
}
