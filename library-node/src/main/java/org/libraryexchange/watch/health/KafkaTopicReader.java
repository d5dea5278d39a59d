package org.libraryexchange.watch.health;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.libraryexchange.exchange.log.LogReader.LogExtent;
import org.libraryexchange.record.Topics;
import org.libraryexchange.watch.health.LogObserver.SilentException;
import org.libraryexchange.watch.health.LogObserver.TopicReader;

/** Asks the broker, with its own client that has a short timeout. */
@ApplicationScoped
class KafkaTopicReader implements TopicReader {

    private static final Duration ANSWER = Duration.ofSeconds(3);

    private final Map<String, Object> settings;
    private Admin admin;

    KafkaTopicReader(@Identifier("default-kafka-broker") Map<String, Object> broker) {
        settings = new HashMap<>(broker);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) ANSWER.toMillis());
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) ANSWER.toMillis());
    }

    @Override
    public synchronized Map<String, LogExtent> read(Set<String> topics) {
        try {
            if (admin == null) {
                admin = Admin.create(settings);
            }
            Map<String, String> ids = ids(topics);
            ListOffsetsResult first = offsets(ids.keySet(), OffsetSpec.earliest());
            ListOffsetsResult end = offsets(ids.keySet(), OffsetSpec.latest());
            Map<String, LogExtent> states = new HashMap<>();
            ids.forEach((topic, id) -> states.put(topic, new LogExtent(id, offset(first, topic), offset(end, topic))));
            return states;
        } catch (KafkaException e) {
            throw new SilentException(StuckCause.BROKER_SILENT, e);
        }
    }

    /** The ids of those topics that exist. */
    private Map<String, String> ids(Set<String> topics) {
        Map<String, String> ids = new HashMap<>();
        admin.describeTopics(topics)
                .topicNameValues()
                .forEach((topic, description) -> known(description, missing(topic))
                        .ifPresent(found -> ids.put(topic, found.topicId().toString())));
        return ids;
    }

    /**
     * What the broker says of a topic that does not exist. It does not let a node know of topics that it may not see;
     * rights for letters and pictures may come later than those for items, and must not make the whole broker look silent. Nor must
     * those for what is applied, on which nothing depends.
     */
    private static Set<Class<?>> missing(String topic) {
        return Topics.isLetters(topic) || Topics.isPictures(topic) || Topics.isApplied(topic)
                ? Set.of(UnknownTopicOrPartitionException.class, TopicAuthorizationException.class)
                : Set.of(UnknownTopicOrPartitionException.class);
    }

    private ListOffsetsResult offsets(Set<String> topics, OffsetSpec which) {
        return admin.listOffsets(
                topics.stream().collect(Collectors.toMap(topic -> new TopicPartition(topic, 0), topic -> which)));
    }

    private static long offset(ListOffsetsResult result, String topic) {
        // If a topic was deleted since its id was read, the broker counts as not answering. The next look will find
        // out.
        return known(result.partitionResult(new TopicPartition(topic, 0)), missing(topic))
                .orElseThrow(() -> new SilentException(StuckCause.BROKER_SILENT, null))
                .offset();
    }

    private static <T> Optional<T> known(KafkaFuture<T> answer, Set<Class<?>> missing) {
        try {
            return Optional.of(answer.get(ANSWER.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException e) {
            if (missing.contains(e.getCause().getClass())) {
                return Optional.empty();
            }
            throw new SilentException(StuckCause.BROKER_SILENT, e);
        } catch (TimeoutException e) {
            throw new SilentException(StuckCause.BROKER_SILENT, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SilentException(StuckCause.BROKER_SILENT, e);
        }
    }

    @Override
    public synchronized void close() {
        if (admin != null) {
            admin.close(Duration.ZERO);
            admin = null;
        }
    }
}
