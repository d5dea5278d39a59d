package org.libraryexchange.log.kafka;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jboss.logging.Logger;
import org.libraryexchange.log.LogFailedException;
import org.libraryexchange.record.Topics;

/** Creates the city's own topics and finds the id and leader of a topic. */
@ApplicationScoped
public class KafkaTopics {

    private static final Logger LOG = Logger.getLogger(KafkaTopics.class);
    private static final Duration ANSWER = Duration.ofSeconds(5);

    /**
     * The broker stamps records with its own clock. With the node's time, it would refuse the records of a node whose
     * clock is more than an hour fast, and the log would stop.
     */
    private static final String TIMESTAMP_TYPE = TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG;

    private static final String BY_BROKER = "LogAppendTime";

    private final Map<String, Object> broker;

    public KafkaTopics(@Identifier("default-kafka-broker") Map<String, Object> broker) {
        this.broker = broker;
    }

    /** The configured settings of the broker. Each client adds its own. */
    Map<String, Object> broker() {
        return new HashMap<>(broker);
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
     * The topic of an item log. It has one partition, to keep the order; it is compacted, because each record holds the
     * whole item; compaction waits a day, so that a mirror that is a little behind sees every change.
     */
    public static NewTopic itemLog(String city) {
        return new NewTopic(Topics.items(city), Optional.of(1), Optional.empty())
                .configs(Map.of(
                        TIMESTAMP_TYPE,
                        BY_BROKER,
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_COMPACT,
                        TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG,
                        String.valueOf(Duration.ofDays(1).toMillis())));
    }

    /**
     * The topic of a control log. It holds few records and keeps them for ever, so that no partner can read them too
     * late.
     */
    public static NewTopic controlLog(String city) {
        return new NewTopic(Topics.exchange(city), Optional.of(1), Optional.empty())
                .configs(Map.of(
                        TIMESTAMP_TYPE,
                        BY_BROKER,
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_DELETE,
                        TopicConfig.RETENTION_MS_CONFIG,
                        "-1"));
    }

    /** Creates a topic if it does not exist, and makes the broker stamp the records of one that does. */
    public static void ensure(Admin admin, NewTopic wanted) {
        try {
            answer(admin.createTopics(List.of(wanted)).values().get(wanted.name()), wanted.name());
        } catch (LogFailedException e) {
            requireThere(admin, wanted.name(), e);
            letBrokerStamp(admin, wanted.name());
        }
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

    private static void letBrokerStamp(Admin admin, String topic) {
        ConfigResource settings = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try {
            Config found =
                    answer(admin.describeConfigs(List.of(settings)).values().get(settings), topic);
            if (!found.get(TIMESTAMP_TYPE).value().equals(BY_BROKER)) {
                AlterConfigOp change =
                        new AlterConfigOp(new ConfigEntry(TIMESTAMP_TYPE, BY_BROKER), AlterConfigOp.OpType.SET);
                answer(
                        admin.incrementalAlterConfigs(Map.of(settings, List.of(change)))
                                .all(),
                        topic);
            }
        } catch (LogFailedException e) {
            if (!(e.getCause() instanceof AuthorizationException)) {
                throw e;
            }
            LOG.warnf("a fast clock can stop the publisher, set %s=%s topic=%s", TIMESTAMP_TYPE, BY_BROKER, topic);
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
}
