package org.libraryexchange.exchange.log.kafka;

import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.libraryexchange.exchange.log.LogFailedException;
import org.libraryexchange.exchange.log.LogReplacedException;

/** Creates the city's own topics and finds the id and leader of a topic. */
@ApplicationScoped
public class KafkaTopics {

    private static final Duration ANSWER = Duration.ofSeconds(5);

    private final Map<String, Object> broker;
    private final ExistingTopics existing = new ExistingTopics();
    private final WrittenRecords written = new WrittenRecords();
    private Admin common;

    public KafkaTopics(@Identifier("default-kafka-broker") Map<String, Object> broker) {
        this.broker = broker;
    }

    /** The configured settings of the broker. Each client adds its own. */
    Map<String, Object> broker() {
        return new HashMap<>(broker);
    }

    /**
     * The admin client of all logs of this process, which nobody closes.
     *
     * @throws LogFailedException if the broker's address cannot be resolved
     */
    public synchronized Admin common() {
        if (common == null) {
            common = admin();
        }
        return common;
    }

    @PreDestroy
    synchronized void close() {
        if (common != null) {
            common.close(Duration.ZERO);
        }
    }

    /**
     * Opens an admin client.
     *
     * @throws LogFailedException if the broker's address cannot be resolved
     */
    public Admin admin() {
        Map<String, Object> settings = broker();
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) ANSWER.toMillis());
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) ANSWER.toMillis());
        try {
            return Admin.create(settings);
        } catch (KafkaException e) {
            throw new LogFailedException("cannot reach the broker: " + rootMessage(e), e);
        }
    }

    private static String rootMessage(KafkaException e) {
        return e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
    }

    /**
     * The id of a topic.
     *
     * @throws LogFailedException if the topic does not exist or has more than one partition, or the broker does not
     *     answer
     */
    static String id(Admin admin, String topic) {
        return log(admin, topic).topicId().toString();
    }

    /**
     * The broker that leads a topic's partition.
     *
     * @throws LogFailedException if the partition has no leader at the moment
     */
    static Node leader(Admin admin, String topic) {
        Node leader = log(admin, topic).partitions().get(0).leader();
        if (leader == null || leader.isEmpty()) {
            throw new LogFailedException("topic " + topic + " has no leader at the moment");
        }
        return leader;
    }

    private static TopicDescription log(Admin admin, String topic) {
        TopicDescription found =
                answer(admin.describeTopics(List.of(topic)).topicNameValues().get(topic), topic);
        if (found.partitions().size() != 1) {
            throw new LogFailedException("topic " + topic + " has "
                    + found.partitions().size() + " partitions; a log must have one to keep its order");
        }
        return found;
    }

    /**
     * Whether a topic exists and this node may see it.
     *
     * @throws LogFailedException if the broker does not answer
     */
    public static boolean exists(Admin admin, String topic) {
        try {
            return !id(admin, topic).isEmpty();
        } catch (LogFailedException e) {
            if (isOutOfSight(e)) {
                return false;
            }
            throw e;
        }
    }

    /** Whether the reason of a failure is that there is no such topic for this node: none at all, or no right to read it. */
    public static boolean isOutOfSight(LogFailedException failure) {
        return failure instanceof LogReplacedException
                || failure.getCause() instanceof UnknownTopicOrPartitionException
                || failure.getCause() instanceof AuthorizationException;
    }

    /** Creates a topic if it does not exist, and gives one that does the settings that it needs. */
    public void ensure(Admin admin, LogTopic wanted) {
        try {
            answer(admin.createTopics(List.of(wanted.asNew())).values().get(wanted.name()), wanted.name());
            existing.created(wanted);
        } catch (LogFailedException e) {
            requireThere(admin, wanted.name(), e);
            existing.correct(admin, wanted);
        }
    }

    /** Settings of the city's own topics that the broker does not let this process make. */
    public List<RefusedSetting> refused() {
        return existing.refused();
    }

    /** Which records of the city's topics this process has written. */
    public WrittenRecords written() {
        return written;
    }

    /**
     * Accepts that the topic exists already. If the node may not create topics, checks whether an administrator has
     * created this one; throws the broker's refusal if not.
     */
    private static void requireThere(Admin admin, String topic, LogFailedException refusal) {
        if (refusal.getCause() instanceof TopicExistsException) {
            return;
        }
        if (!(refusal.getCause() instanceof AuthorizationException)) {
            throw refusal;
        }
        try {
            id(admin, topic);
        } catch (LogFailedException missing) {
            refusal.addSuppressed(missing);
            throw refusal;
        }
    }

    static <T> T answer(KafkaFuture<T> future, String topic) {
        try {
            return future.get(2 * ANSWER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LogFailedException("stopped while asking for " + topic, e);
        } catch (ExecutionException e) {
            throw new LogFailedException("topic " + topic + ": " + e.getCause().getMessage(), e.getCause());
        } catch (TimeoutException e) {
            throw new LogFailedException("topic " + topic + ": the broker does not answer", e);
        }
    }

    /**
     * A setting that the broker does not let the node make.
     *
     * @param value that an administrator has to give it
     * @param otherwise what can happen until then
     */
    public record RefusedSetting(String topic, String setting, String value, String otherwise) {}
}
