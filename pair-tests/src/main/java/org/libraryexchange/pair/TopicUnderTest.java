package org.libraryexchange.pair;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.libraryexchange.record.CityLog;
import org.libraryexchange.stack.LocalKafka;

/** A log of a city at the broker, reached without the nodes. */
public record TopicUnderTest(LocalKafka kafka, CityLog log) {

    /** Id of the only broker. */
    private static final int BROKER = 1;

    public String name() {
        return log.topic();
    }

    /** The city that writes it. */
    public String city() {
        return log.city();
    }

    /** The offset that the next record will get. */
    public long endOffset() {
        return offset(OffsetSpec.latest());
    }

    /** Size of its records on the broker's disk, in bytes: batches as they were sent. */
    public long sizeOnDisk() {
        try (Admin admin = admin()) {
            return answer(admin.describeLogDirs(List.of(BROKER)).allDescriptions()).values().stream()
                    .flatMap(folders -> folders.values().stream())
                    .mapToLong(folder -> folder.replicaInfos().get(partition()).size())
                    .sum();
        }
    }

    private long offset(OffsetSpec which) {
        try (Admin admin = admin()) {
            return answer(admin.listOffsets(Map.of(partition(), which)).partitionResult(partition()))
                    .offset();
        }
    }

    private TopicPartition partition() {
        return new TopicPartition(name(), 0);
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

    /** The offset of the first remaining record. */
    public long firstOffset() {
        return offset(OffsetSpec.earliest());
    }

    /** Creates the topic again if it is missing, empty and with the broker's settings. */
    public void create() {
        try (Admin admin = admin()) {
            answer(admin.createTopics(List.of(new NewTopic(name(), 1, (short) 1)))
                    .all());
        }
    }

    /** Removes the records before the offset, as retention does. */
    public void deleteRecordsBefore(long offset) {
        // A topic that is only compacted does not delete records.
        set(TopicConfig.CLEANUP_POLICY_CONFIG, "compact,delete");
        try (Admin admin = admin()) {
            answer(admin.deleteRecords(Map.of(partition(), RecordsToDelete.beforeOffset(offset)))
                    .all());
        }
        set(TopicConfig.CLEANUP_POLICY_CONFIG, "compact");
    }

    /** Sets the offset that a consumer group has committed. */
    public void commit(String group, long offset) {
        try (Admin admin = admin()) {
            answer(admin.alterConsumerGroupOffsets(group, Map.of(partition(), new OffsetAndMetadata(offset)))
                    .all());
        }
    }

    /** Removes all offsets that a consumer group has committed. */
    public void forget(String group) {
        try (Admin admin = admin()) {
            answer(admin.deleteConsumerGroups(List.of(group)).all());
        }
    }

    /** The sequences of the records of documents from an offset on, in log order. */
    public List<Long> sequencesFrom(long offset) {
        long end = endOffset();
        List<Long> sequences = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = reader()) {
            consumer.assign(List.of(partition()));
            consumer.seek(partition(), offset);
            while (consumer.position(partition()) < end) {
                consumer.poll(Duration.ofSeconds(1)).forEach(each -> sequence(each, sequences));
            }
        }
        return sequences;
    }

    private static void sequence(ConsumerRecord<byte[], byte[]> consumed, List<Long> sequences) {
        Header sequence = consumed.headers().lastHeader("sequence");
        if (sequence != null) {
            sequences.add(Long.parseLong(new String(sequence.value(), StandardCharsets.US_ASCII)));
        }
    }

    private KafkaConsumer<byte[], byte[]> reader() {
        return new KafkaConsumer<>(Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka.bootstrapServers(),
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class,
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class));
    }

    /** The value of a setting of the topic. */
    public String setting(String name) {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, name());
        try (Admin admin = admin()) {
            return answer(admin.describeConfigs(List.of(topic)).values().get(topic))
                    .get(name)
                    .value();
        }
    }

    public void set(String name, String value) {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, name());
        AlterConfigOp change = new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
        try (Admin admin = admin()) {
            answer(admin.incrementalAlterConfigs(Map.of(topic, List.of(change))).all());
        }
    }

    /** Appends somebody else's record and returns its offset. */
    long append(ProducerRecord<byte[], byte[]> stranger) {
        try (KafkaProducer<byte[], byte[]> producer = stranger()) {
            return producer.send(stranger).get(30, TimeUnit.SECONDS).offset();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the broker refuses it: " + e, e);
        }
    }

    /**
     * Appends values, each with this many empty headers, as one compressed batch. Returns the record of each by its
     * offset.
     */
    Map<Long, ProducerRecord<byte[], byte[]>> appendTogether(List<byte[]> values, int headers) {
        Map<String, Object> settings = new HashMap<>(settings());
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "gzip");
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 1 << 30);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 3L << 30);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 1 << 30);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 2_000);
        RecordHeader empty = new RecordHeader("", (byte[]) null);
        Map<Long, ProducerRecord<byte[], byte[]>> appended = new TreeMap<>();
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(settings)) {
            Map<ProducerRecord<byte[], byte[]>, Future<RecordMetadata>> sent = new LinkedHashMap<>();
            for (byte[] value : values) {
                ProducerRecord<byte[], byte[]> stranger = new ProducerRecord<>(name(), 0, new byte[] {'k'}, value);
                for (int i = 0; i < headers; i++) {
                    stranger.headers().add(empty);
                }
                sent.put(stranger, producer.send(stranger));
            }
            for (Map.Entry<ProducerRecord<byte[], byte[]>, Future<RecordMetadata>> each : sent.entrySet()) {
                appended.put(each.getValue().get(60, TimeUnit.SECONDS).offset(), each.getKey());
            }
            return appended;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the broker refuses it: " + e, e);
        }
    }

    /** A producer of somebody else, which writes into the log. */
    public KafkaProducer<byte[], byte[]> stranger() {
        return new KafkaProducer<>(settings());
    }

    private Map<String, Object> settings() {
        return Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka.bootstrapServers(),
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class,
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class,
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                4 << 20);
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
