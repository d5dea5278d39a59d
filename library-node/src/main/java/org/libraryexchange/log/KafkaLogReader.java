package org.libraryexchange.log;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.libraryexchange.record.RawRecord;
import org.libraryexchange.record.RawRecord.RawHeader;

/**
 * Reads a partner's topic as bytes, so that nothing a deserializer could not read looks like a missing value. The
 * partition is assigned, not subscribed to: no group takes it away, and a slow database costs nothing but time.
 */
final class KafkaLogReader implements LogReader {

    private final TopicPartition partition;
    private final TopicWatch watch;
    private final KafkaConsumer<byte[], byte[]> consumer;

    /**
     * @param city whose mirror reads; only for the name under which tools see its progress
     */
    KafkaLogReader(KafkaTopics topics, String topic, String city, LogConfig config) {
        partition = new TopicPartition(topic, 0);
        Admin admin = topics.admin();
        try {
            watch = new TopicWatch(admin, topic, config.brokerCheck());
            consumer = new KafkaConsumer<>(settings(topics.broker(), city, config));
            consumer.assign(List.of(partition));
        } catch (LogFailedException e) {
            admin.close(Duration.ZERO);
            throw e;
        } catch (KafkaException e) {
            admin.close(Duration.ZERO);
            throw new LogFailedException("cannot open a consumer for " + topic + ": " + e.getMessage(), e);
        }
    }

    private static Map<String, Object> settings(Map<String, Object> settings, String city, LogConfig config) {
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, "library-mirror-" + city);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, config.batchRecords());
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, config.batchBytes());
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
        return settings;
    }

    @Override
    public LogExtent extent() {
        try {
            long first = consumer.beginningOffsets(Set.of(partition)).get(partition);
            long end = consumer.endOffsets(Set.of(partition)).get(partition);
            return new LogExtent(watch.topicId(), first, end);
        } catch (KafkaException e) {
            throw failed(e);
        }
    }

    @Override
    public void seek(long offset) {
        consumer.seek(partition, offset);
    }

    @Override
    public List<RawRecord> poll(Duration longest) {
        watch.look();
        try {
            return consumer.poll(longest).records(partition).stream()
                    .map(KafkaLogReader::raw)
                    .toList();
        } catch (KafkaException e) {
            throw failed(e);
        }
    }

    private static RawRecord raw(ConsumerRecord<byte[], byte[]> consumed) {
        List<RawHeader> headers = StreamSupport.stream(consumed.headers().spliterator(), false)
                .map(header -> new RawHeader(header.key(), header.value()))
                .toList();
        Instant timestamp = Instant.ofEpochMilli(consumed.timestamp());
        return new RawRecord(consumed.offset(), timestamp, consumed.key(), consumed.value(), headers);
    }

    @Override
    public long recordsBehind() {
        return consumer.currentLag(partition).orElse(-1);
    }

    @Override
    public void tellBroker(long nextOffset) {
        consumer.commitAsync(Map.of(partition, new OffsetAndMetadata(nextOffset)), (offsets, failure) -> {});
    }

    private LogFailedException failed(KafkaException e) {
        return new LogFailedException("cannot read " + partition.topic() + ": " + e.getMessage(), e);
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
        watch.close();
    }
}
