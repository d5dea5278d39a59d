package org.libraryexchange.exchange.log.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.message.FetchResponseData.PartitionData;
import org.apache.kafka.common.record.MemoryRecords;
import org.apache.kafka.common.requests.FetchResponse;
import org.apache.kafka.common.utils.BufferSupplier;
import org.libraryexchange.exchange.log.Closing;
import org.libraryexchange.exchange.log.LogConfig;
import org.libraryexchange.exchange.log.LogFailedException;
import org.libraryexchange.exchange.log.LogReader;
import org.libraryexchange.exchange.log.LogReader.LogExtent;
import org.libraryexchange.record.RawRecord;

/**
 * Reads a topic as bytes, and never more at a time than the node has memory for, whatever was written to it and however
 * it is compressed. It reads the partition without a consumer group, so no rebalance takes the partition away, and a
 * slow database only costs time.
 */
public final class KafkaLogReader implements LogReader {

    /**
     * The memory of a batch may be this many times the bytes of its documents. The keys and headers of a small document
     * can take several times its size; those of a large one hardly count.
     */
    private static final long MEMORY_OF_A_BATCH = 4;

    /** How often the reader tells the broker how far the mirror is, for people who look there. */
    private static final long TELL_NANOS = Duration.ofSeconds(1).toNanos();

    private final TopicPartition partition;
    private final String group;
    private final LogConfig config;
    private final RecordBounds bounds;
    private final Closing closing = new Closing();
    private final Admin admin;
    private final String topicId;
    private final PartitionFetcher fetcher;
    private final BufferSupplier buffers;
    private Optional<FetchedRecords> fetched = Optional.empty();
    private RawRecord waiting;
    private long nextOffset;
    private long endOffset = -1;
    private long toTell = -1;
    private long told = System.nanoTime() - TELL_NANOS;

    /** @param city whose mirror reads; used only in the name under which tools show its progress */
    public KafkaLogReader(KafkaTopics topics, String topic, String city, LogConfig config) {
        this.partition = new TopicPartition(topic, 0);
        this.group = "library-mirror-" + city;
        this.config = config;
        this.bounds = RecordBounds.of(config);
        this.admin = topics.common();
        try {
            topicId = KafkaTopics.id(admin, topic);
            buffers = closing.add(BufferSupplier.create());
            fetcher = closing.add(new PartitionFetcher(
                    topics.broker(), partition, Uuid.fromString(topicId), KafkaTopics.leader(admin, topic), config));
        } catch (KafkaException e) {
            close();
            throw new LogFailedException("cannot open a reader of " + topic + ": " + e.getMessage(), e);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    @Override
    public LogExtent extent() {
        return new LogExtent(topicId, end(OffsetSpec.earliest()), end(OffsetSpec.latest()));
    }

    private long end(OffsetSpec which) {
        return KafkaTopics.answer(
                        admin.listOffsets(Map.of(partition, which)).partitionResult(partition), partition.topic())
                .offset();
    }

    @Override
    public void seek(long offset) {
        forgetFetched();
        nextOffset = offset;
    }

    @Override
    public List<RawRecord> poll(Duration longest) {
        tellWhenDue();
        if (fetched.isEmpty()) {
            fetch(longest);
        }
        return taken();
    }

    private void fetch(Duration longest) {
        PartitionData data = fetcher.fetch(nextOffset, longest);
        endOffset = data.highWatermark();
        fetched = Optional.of(
                new FetchedRecords((MemoryRecords) FetchResponse.recordsOrFail(data), nextOffset, bounds, buffers));
    }

    /** Ends a poll that waits, from another thread. Afterwards only {@link #close} works. */
    public void stop() {
        fetcher.stop();
    }

    /** Returns as many of the fetched records as may be applied at a time. */
    private List<RawRecord> taken() {
        List<RawRecord> taken = new ArrayList<>();
        long documents = 0;
        long memory = 0;
        FetchedRecords source = fetched.orElseThrow();
        while (taken.size() < config.batchRecords()) {
            Optional<RawRecord> next = waiting == null ? source.next() : Optional.of(waiting);
            waiting = null;
            if (next.isEmpty()) {
                nextOffset = Math.max(nextOffset, source.nextOffset());
                forgetFetched();
                return taken;
            }
            documents += next.get().valueBytes();
            memory += next.get().bytes();
            boolean full = documents > config.batchBytes() || memory > MEMORY_OF_A_BATCH * config.batchBytes();
            if (full && !taken.isEmpty()) {
                waiting = next.get();
                return taken;
            }
            taken.add(next.get());
            nextOffset = next.get().offset() + 1;
        }
        return taken;
    }

    private void forgetFetched() {
        fetched.ifPresent(FetchedRecords::close);
        fetched = Optional.empty();
        waiting = null;
    }

    @Override
    public long nextOffset() {
        return nextOffset;
    }

    @Override
    public long recordsBehind() {
        return endOffset < 0 ? -1 : Math.max(0, endOffset - nextOffset);
    }

    @Override
    public void tellBroker(long offset) {
        toTell = offset;
        tellWhenDue();
    }

    /** Does not wait for an answer and ignores failures, because nothing depends on it. */
    private void tellWhenDue() {
        if (toTell >= 0 && System.nanoTime() - told >= TELL_NANOS) {
            var unused = admin.alterConsumerGroupOffsets(group, Map.of(partition, new OffsetAndMetadata(toTell)));
            toTell = -1;
            told = System.nanoTime();
        }
    }

    @Override
    public void close() {
        forgetFetched();
        closing.close();
    }
}
