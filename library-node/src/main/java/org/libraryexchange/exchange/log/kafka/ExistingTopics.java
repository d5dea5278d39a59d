package org.libraryexchange.exchange.log.kafka;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;
import org.jboss.logging.Logger;
import org.libraryexchange.exchange.log.LogFailedException;
import org.libraryexchange.exchange.log.kafka.KafkaTopics.RefusedSetting;
import org.libraryexchange.exchange.log.kafka.LogTopic.TopicSetting;

/**
 * Gives topics that an administrator or an earlier version created the settings that they need. If the broker refuses,
 * the exchange goes on without, because an administrator may have reserved this right; the refusal is logged once.
 */
final class ExistingTopics {

    private static final Logger LOG = Logger.getLogger(ExistingTopics.class);

    private final Map<String, List<RefusedSetting>> refused = new ConcurrentSkipListMap<>();

    List<RefusedSetting> refused() {
        return refused.values().stream().flatMap(Collection::stream).toList();
    }

    /**
     * Changes the settings that will not do.
     *
     * @throws LogFailedException if the broker does not answer
     */
    void correct(Admin admin, LogTopic topic) {
        List<RefusedSetting> now = incorrigible(admin, topic).stream()
                .map(each -> new RefusedSetting(topic.name(), each.name(), each.value(), each.otherwise()))
                .toList();
        List<RefusedSetting> before = Objects.requireNonNullElse(refused.put(topic.name(), now), List.of());
        now.stream().filter(each -> !before.contains(each)).forEach(ExistingTopics::warn);
    }

    /** The topic is new, and has all that it needs. */
    void created(LogTopic topic) {
        refused.remove(topic.name());
    }

    /** Whoever may not read the settings may not change them either. */
    private static List<TopicSetting> incorrigible(Admin admin, LogTopic topic) {
        return read(admin, topic.name())
                .map(found -> topic.required().stream()
                        .filter(setting -> !setting.isMetBy(found))
                        .filter(setting -> !isChanged(admin, topic.name(), setting))
                        .toList())
                .orElse(topic.required());
    }

    private static Optional<Config> read(Admin admin, String topic) {
        ConfigResource settings = settings(topic);
        try {
            return Optional.of(KafkaTopics.answer(
                    admin.describeConfigs(List.of(settings)).values().get(settings), topic));
        } catch (LogFailedException e) {
            if (e.getCause() instanceof AuthorizationException) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Makes one setting at a time, because a broker that refuses one of several makes none of them. */
    private static boolean isChanged(Admin admin, String topic, TopicSetting setting) {
        AlterConfigOp change =
                new AlterConfigOp(new ConfigEntry(setting.name(), setting.value()), AlterConfigOp.OpType.SET);
        try {
            KafkaTopics.answer(
                    admin.incrementalAlterConfigs(Map.of(settings(topic), List.of(change)))
                            .all(),
                    topic);
        } catch (LogFailedException e) {
            if (isRefusal(e.getCause())) {
                return false;
            }
            throw e;
        }
        LOG.infof("topic changed topic=%s setting=%s value=%s", topic, setting.name(), setting.value());
        return true;
    }

    /** A lack of rights, a policy of the broker, or another setting that contradicts. */
    private static boolean isRefusal(Throwable cause) {
        return cause instanceof ApiException && !(cause instanceof RetriableException);
    }

    private static ConfigResource settings(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }

    private static void warn(RefusedSetting each) {
        LOG.warnf("%s, set %s=%s topic=%s", each.otherwise(), each.setting(), each.value(), each.topic());
    }
}
