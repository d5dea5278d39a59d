package org.libraryexchange.bench.mirror;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.libraryexchange.stack.LocalKafka;

/**
 * The simplest program that carries rows through Kafka: one thread selects and sends, another polls and upserts. It
 * checks nothing, proves nothing, and starts from zero after a restart. It is a limit, not an alternative.
 */
final class BareLoop extends Peer {

    private static final String TOPIC = "bare";
    private static final int BATCH = 1_000;
    private static final long PAUSE_NANOS = 1_000_000;

    private final LocalKafka kafka;
    private final Thread sender = new Thread(this::send, "bare sender");
    private final Thread applier = new Thread(this::apply, "bare applier");
    private volatile boolean over;

    BareLoop(Path folder, boolean searchable) throws SQLException {
        super(folder, searchable);
        this.kafka = LocalKafka.start(folder.resolve("kafka"), LocalKafka.Options.DEFAULT);
    }

    @Override
    public String title() {
        return "bare loop: select, send, poll, upsert";
    }

    @Override
    public void switchOn() {
        SinglePartitionTopics.create(kafka, TOPIC);
        sender.start();
        applier.start();
    }

    private Map<String, Object> client(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put("bootstrap.servers", "127.0.0.1:" + kafka.port());
        return all;
    }

    private void send() {
        try (Connection session = databases.source().connectAsSuperuser();
                PreparedStatement next = session.prepareStatement("""
                        select sequence, id || chr(9) || kind || chr(9) || sha256::text || chr(9) || updated || chr(9) || document
                        from item where owner = 'leeds' and sequence > ? order by sequence limit ?
                        """);
                KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                        client(Map.of(
                                "acks", "all", "linger.ms", 0, "batch.size", 262_144, "compression.type", "zstd")),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            long sent = 0;
            while (!over) {
                next.setLong(1, sent);
                next.setInt(2, BATCH);
                long last = sent;
                Future<RecordMetadata> latest = null;
                try (ResultSet row = next.executeQuery()) {
                    while (row.next()) {
                        last = row.getLong(1);
                        byte[] key = Long.toString(last).getBytes(StandardCharsets.UTF_8);
                        latest = producer.send(new ProducerRecord<>(
                                TOPIC, key, row.getString(2).getBytes(StandardCharsets.UTF_8)));
                    }
                }
                if (latest == null) {
                    LockSupport.parkNanos(PAUSE_NANOS);
                } else {
                    latest.get();
                    sent = last;
                }
            }
        } catch (SQLException | ExecutionException e) {
            throw new IllegalStateException("the bare loop cannot send", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void apply() {
        try (Connection session = databases.sink().connectAsSuperuser();
                PreparedStatement upsert = session.prepareStatement("""
                        insert into item (id, owner, kind, status, version, sequence, document, sha256, languages, updated)
                        select split_part(value, chr(9), 1)::uuid, 'leeds', split_part(value, chr(9), 2), 'published', 1,
                            sequence, split_part(value, chr(9), 5), split_part(value, chr(9), 3)::bytea, '{en,zh-Hans}',
                            split_part(value, chr(9), 4)::timestamptz
                        from unnest(?::bigint[], ?::text[]) as given (sequence, value)
                        on conflict (id, owner) do update set kind = excluded.kind, status = excluded.status,
                            version = excluded.version, sequence = excluded.sequence, document = excluded.document,
                            sha256 = excluded.sha256, languages = excluded.languages, updated = excluded.updated
                        """);
                KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                        client(Map.of("max.poll.records", BATCH, "max.partition.fetch.bytes", 16_777_216)),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            consumer.assign(List.of(new TopicPartition(TOPIC, 0)));
            consumer.seekToBeginning(consumer.assignment());
            while (!over) {
                ConsumerRecords<byte[], byte[]> records = consumer.poll(Duration.ofMillis(100));
                if (!records.isEmpty()) {
                    apply(session, upsert, records);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the bare loop cannot apply", e);
        }
    }

    private static void apply(Connection session, PreparedStatement upsert, ConsumerRecords<byte[], byte[]> records)
            throws SQLException {
        Long[] sequences = new Long[records.count()];
        String[] values = new String[records.count()];
        int i = 0;
        for (ConsumerRecord<byte[], byte[]> each : records) {
            sequences[i] = Long.valueOf(new String(each.key(), StandardCharsets.UTF_8));
            values[i++] = new String(each.value(), StandardCharsets.UTF_8);
        }
        upsert.setArray(1, session.createArrayOf("bigint", sequences));
        upsert.setArray(2, session.createArrayOf("text", values));
        int unused = upsert.executeUpdate();
    }

    @Override
    void switchOff() {
        over = true;
        join(sender);
        join(applier);
        kafka.close();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
