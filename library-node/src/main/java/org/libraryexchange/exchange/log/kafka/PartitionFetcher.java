package org.libraryexchange.exchange.log.kafka;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.ApiVersions;
import org.apache.kafka.clients.ClientRequest;
import org.apache.kafka.clients.ClientResponse;
import org.apache.kafka.clients.ClientUtils;
import org.apache.kafka.clients.ManualMetadataUpdater;
import org.apache.kafka.clients.MetadataRecoveryStrategy;
import org.apache.kafka.clients.NetworkClient;
import org.apache.kafka.clients.NetworkClientUtils;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.memory.MemoryPool;
import org.apache.kafka.common.message.FetchResponseData.PartitionData;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.network.ChannelBuilder;
import org.apache.kafka.common.network.Selector;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.FetchRequest;
import org.apache.kafka.common.requests.FetchResponse;
import org.apache.kafka.common.utils.LogContext;
import org.apache.kafka.common.utils.Time;
import org.libraryexchange.base.database.Quietly;
import org.libraryexchange.exchange.log.LogConfig;
import org.libraryexchange.exchange.log.LogFailedException;
import org.libraryexchange.exchange.log.LogReplacedException;

/**
 * Fetches records from a topic's one partition as the broker stores them. {@code KafkaConsumer} unpacks what it fetches
 * before anybody can limit the size, and accepts an answer of any size. This class is built from Kafka's client parts,
 * like the broker's own replica fetcher. It cannot be used after a failure: the caller opens a new one, which looks up
 * the leader again.
 */
final class PartitionFetcher implements AutoCloseable {

    private static final int CONNECT_MILLIS = 10_000;

    /** How long a broker that answers is silent at most. */
    private static final Duration SILENCE = Duration.ofSeconds(10);

    /** A record of half a megabyte takes half a minute over a line of 256 kbit/s that is shared. */
    private static final int ANSWER_MILLIS = 60_000;

    private static final long LOOK_MILLIS = 1_000;
    private static final String METRICS = "library-log";
    private static final long IDLE_MILLIS = 540_000;
    private static final int SOCKET_BUFFER = 256 * 1024;

    /**
     * Bytes of the first request, few enough to arrive in time even over a line of 256 kbit/s. The size doubles each
     * time as long as answers come quickly.
     */
    private static final int FIRST_BYTES = 128 * 1024;

    private static final Duration QUICK = Duration.ofSeconds(1);
    private static final Duration SLOW = Duration.ofSeconds(3);

    /**
     * From this version on, a request names the topic by its id, so a new topic of the same name is not read by
     * mistake.
     */
    private static final short FETCH_BY_TOPIC_ID = 13;

    /** Room for the fields that an answer has besides the records. */
    private static final int MARGIN = 64 * 1024;

    private final TopicPartition partition;
    private final Uuid topicId;
    private final Node leader;
    private final LogConfig config;
    private final ChannelBuilder channels;
    private final Selector selector;
    private final Metrics metrics = new Metrics();
    private final NetworkClient client;
    private int bytes = FIRST_BYTES;

    /**
     * @param settings of the broker
     * @param leader of the partition, as the broker names it
     */
    PartitionFetcher(
            Map<String, Object> settings, TopicPartition partition, Uuid topicId, Node leader, LogConfig config) {
        this.partition = partition;
        this.topicId = topicId;
        this.leader = leader;
        this.config = config;
        LogContext context = new LogContext("[" + partition + "] ");
        channels = ClientUtils.createChannelBuilder(new AdminClientConfig(settings), Time.SYSTEM, context);
        selector = selector(context);
        client = client(context);
    }

    private Selector selector(LogContext context) {
        boolean measuredByConnection = false;
        boolean timesRecorded = false;
        return new Selector(
                config.largestFetch().asBigInteger().intValueExact() + MARGIN,
                IDLE_MILLIS,
                metrics,
                Time.SYSTEM,
                METRICS,
                Map.of("topic", partition.topic()),
                measuredByConnection,
                timesRecorded,
                channels,
                MemoryPool.NONE,
                context);
    }

    private NetworkClient client(LogContext context) {
        int inFlight = 1;
        long reconnectMillis = 0;
        boolean versionsAsked = true;
        return new NetworkClient(
                selector,
                new ManualMetadataUpdater(List.of(leader)),
                "library-log-reader",
                inFlight,
                reconnectMillis,
                reconnectMillis,
                SOCKET_BUFFER,
                SOCKET_BUFFER,
                ANSWER_MILLIS,
                CONNECT_MILLIS,
                CONNECT_MILLIS,
                Time.SYSTEM,
                versionsAsked,
                new ApiVersions(),
                context,
                MetadataRecoveryStrategy.NONE);
    }

    /**
     * Fetches the records from an offset on. The result may begin before the offset, and may be empty if none came in
     * time.
     *
     * @throws LogReplacedException if the topic was deleted or created again
     * @throws LogFailedException if the broker does not answer, or has nothing at that offset
     */
    PartitionData fetch(long offset, Duration longestWait) {
        try {
            if (!NetworkClientUtils.awaitReady(client, leader, Time.SYSTEM, CONNECT_MILLIS)) {
                throw new LogFailedException("cannot read " + partition.topic() + ": the broker does not answer");
            }
            ClientRequest request = client.newClientRequest(
                    leader.idString(), request(offset, longestWait), Time.SYSTEM.milliseconds(), true);
            long asked = System.nanoTime();
            FetchResponse answer = (FetchResponse) answer(request).responseBody();
            Duration taken = Duration.ofNanos(System.nanoTime() - asked);
            PartitionData data = sound(answer);
            if (FetchResponse.recordsSize(data) > 0) {
                pace(taken);
            }
            return data;
        } catch (IOException | KafkaException e) {
            throw new LogFailedException("cannot read " + partition.topic() + ": " + e.getMessage(), e);
        }
    }

    /** Waits as long as bytes come. The broker answers at least one record, whatever its size and that of the line. */
    private ClientResponse answer(ClientRequest request) throws IOException {
        client.send(request, Time.SYSTEM.milliseconds());
        double received = received();
        long heard = System.nanoTime();
        while (System.nanoTime() - heard < SILENCE.toNanos()) {
            for (ClientResponse answer : client.poll(LOOK_MILLIS, Time.SYSTEM.milliseconds())) {
                if (answer.requestHeader().correlationId() == request.correlationId()) {
                    return whole(answer);
                }
            }
            if (received() > received) {
                received = received();
                heard = System.nanoTime();
            }
        }
        throw new IOException("the broker does not answer");
    }

    private static ClientResponse whole(ClientResponse answer) throws IOException {
        if (answer.versionMismatch() != null) {
            throw answer.versionMismatch();
        }
        if (answer.wasDisconnected()) {
            throw new IOException("the broker has closed the connection");
        }
        return answer;
    }

    /** Bytes that have come from the broker so far. */
    private double received() {
        MetricName bytes =
                metrics.metricName("incoming-byte-total", METRICS + "-metrics", Map.of("topic", partition.topic()));
        return (double) metrics.metric(bytes).metricValue();
    }

    /** Ends a fetch that waits, from another thread. Afterwards only {@link #close} works. */
    void stop() {
        client.initiateClose();
    }

    private void pace(Duration taken) {
        if (taken.compareTo(QUICK) < 0) {
            bytes = Math.min(2 * bytes, Math.max(config.batchBytes(), FIRST_BYTES));
        } else if (taken.compareTo(SLOW) > 0) {
            bytes = Math.max(bytes / 2, FIRST_BYTES);
        }
    }

    private FetchRequest.Builder request(long offset, Duration longestWait) {
        FetchRequest.PartitionData wanted = new FetchRequest.PartitionData(
                topicId, offset, FetchRequest.INVALID_LOG_START_OFFSET, bytes, Optional.empty());
        return new FetchRequest.Builder(
                        FETCH_BY_TOPIC_ID,
                        ApiKeys.FETCH.latestVersion(),
                        FetchRequest.CONSUMER_REPLICA_ID,
                        -1,
                        (int) longestWait.toMillis(),
                        1,
                        Map.of(partition, wanted))
                .setMaxBytes(bytes);
    }

    private PartitionData sound(FetchResponse answer) {
        require(answer.error());
        PartitionData data = answer.responseData(Map.of(topicId, partition.topic()), FETCH_BY_TOPIC_ID)
                .get(partition);
        if (data == null) {
            throw new LogFailedException(
                    "cannot read " + partition.topic() + ": the answer of the broker does not name it");
        }
        require(Errors.forCode(data.errorCode()));
        return data;
    }

    private void require(Errors error) {
        if (error == Errors.UNKNOWN_TOPIC_ID || error == Errors.INCONSISTENT_TOPIC_ID) {
            throw new LogReplacedException("topic " + partition.topic() + " was deleted or created again");
        }
        if (error != Errors.NONE) {
            throw new LogFailedException(
                    "cannot read " + partition.topic() + ": " + error.message(), error.exception());
        }
    }

    @Override
    public void close() {
        Quietly.close(client);
        Quietly.close(selector);
        Quietly.close(channels);
        metrics.close();
    }
}
