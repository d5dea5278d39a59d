package org.libraryexchange.exchange.log.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.libraryexchange.base.node.CrashPoint;
import org.libraryexchange.base.worker.Lease;
import org.libraryexchange.exchange.log.LogConfig;
import org.libraryexchange.exchange.log.LogFailedException;
import org.libraryexchange.exchange.log.LogReplacedException;
import org.libraryexchange.exchange.log.LogWriter;
import org.libraryexchange.record.LogRecord;

/**
 * Appends to the city's own topic. An ordered log has an idempotent producer of its own that never gives up on a record:
 * with a finite delivery timeout, the broker could append a later batch after an earlier one expired, and the order
 * would be lost.
 */
public final class KafkaLogWriter implements LogWriter {

    private static final Duration SLICE = Duration.ofMillis(500);

    private final String topic;
    private final TopicWatch watch;
    private final WrittenRecords written;
    private final Lease lease;
    private final RecordSender sender;

    /** Opens a writer with a producer of its own. */
    public KafkaLogWriter(KafkaTopics topics, LogTopic wanted, LogConfig config, Lease lease) {
        this(topics, wanted, config, lease, () -> new OwnProducer(new KafkaProducer<>(settings(topics.broker()))));
    }

    /** @param sender opens what the records leave through */
    public KafkaLogWriter(
            KafkaTopics topics, LogTopic wanted, LogConfig config, Lease lease, Supplier<RecordSender> sender) {
        this.topic = wanted.name();
        this.written = topics.written();
        this.lease = lease;
        Admin admin = topics.common();
        topics.ensure(admin, wanted);
        watch = new TopicWatch(admin, topic, config.brokerCheck());
        try {
            this.sender = sender.get();
        } catch (KafkaException e) {
            throw new LogFailedException("cannot open a producer for " + topic + ": " + e.getMessage(), e);
        }
    }

    private static Map<String, Object> settings(Map<String, Object> settings) {
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        // What is sent at once of pictures takes most of a minute over a line of 256 kbit/s.
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 60_000);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 16L * 1024 * 1024);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
        return settings;
    }

    @Override
    public String topicId() {
        return watch.topicId();
    }

    @Override
    public long append(List<? extends LogRecord> records) {
        List<Future<RecordMetadata>> sent = new ArrayList<>(records.size());
        for (LogRecord each : records) {
            sent.add(send(each));
        }
        CrashPoint.hit("p5");
        long lastOffset = -1;
        for (int i = 0; i < sent.size(); i++) {
            lastOffset = acknowledged(sent.get(i));
            written.add(watch.topicId(), lastOffset);
            if (i == sent.size() / 2) {
                CrashPoint.hit("p7");
            }
        }
        return lastOffset;
    }

    private Future<RecordMetadata> send(LogRecord each) {
        ProducerRecord<byte[], byte[]> kafkaRecord = new ProducerRecord<>(topic, 0, each.key(), each.value());
        each.headers().forEach(kafkaRecord.headers()::add);
        try {
            return sender.send(kafkaRecord);
        } catch (KafkaException e) {
            throw new LogFailedException("cannot append to " + topic + ": " + e.getMessage(), e);
        }
    }

    /**
     * The broker may be away for a long time. The producer is kept meanwhile, because only the same producer can send
     * the same batch again without appending it twice.
     */
    private long acknowledged(Future<RecordMetadata> sent) {
        while (true) {
            try {
                return sent.get(SLICE.toMillis(), TimeUnit.MILLISECONDS).offset();
            } catch (TimeoutException e) {
                waitOn();
            } catch (ExecutionException e) {
                throw new LogFailedException(
                        "cannot append to " + topic + ": " + e.getCause().getMessage(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new LogFailedException("stopped while appending to " + topic, e);
            }
        }
    }

    private void waitOn() {
        lease.require();
        try {
            watch.look();
        } catch (LogReplacedException e) {
            throw e;
        } catch (LogFailedException e) {
            lease.waiting(e.getMessage());
        }
    }

    @Override
    public void check() {
        watch.look();
    }

    @Override
    public void close() {
        sender.close();
    }

    private record OwnProducer(KafkaProducer<byte[], byte[]> producer) implements RecordSender {

        @Override
        public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> sent) {
            return producer.send(sent);
        }

        @Override
        public void close() {
            producer.close(Duration.ZERO);
        }
    }

    /** What records leave through on their way to the broker. */
    public interface RecordSender extends AutoCloseable {

        /** Sends a record. The future completes when the broker has acknowledged it, or fails when it has not. */
        Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> sent);

        @Override
        void close();
    }
}
