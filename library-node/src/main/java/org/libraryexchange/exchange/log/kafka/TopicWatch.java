package org.libraryexchange.exchange.log.kafka;

import java.time.Duration;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.libraryexchange.exchange.log.LogFailedException;
import org.libraryexchange.exchange.log.LogReplacedException;

/**
 * Checks from time to time that the broker answers and the topic is still the same. A producer does not report this: it
 * goes on with a topic that was created again.
 */
final class TopicWatch {

    private final Admin admin;
    private final String topic;
    private final String topicId;
    private final Duration every;
    private long lastLook = System.nanoTime();

    TopicWatch(Admin admin, String topic, Duration every) {
        this.admin = admin;
        this.topic = topic;
        this.every = every;
        this.topicId = KafkaTopics.id(admin, topic);
    }

    String topicId() {
        return topicId;
    }

    /**
     * Checks if it is time to.
     *
     * @throws LogReplacedException if the topic was deleted or created again
     * @throws LogFailedException if the broker does not answer
     */
    void look() {
        if (System.nanoTime() - lastLook >= every.toNanos()) {
            requireSameTopic();
            lastLook = System.nanoTime();
        }
    }

    private void requireSameTopic() {
        try {
            if (!KafkaTopics.id(admin, topic).equals(topicId)) {
                throw new LogReplacedException("topic " + topic + " was deleted and created again");
            }
        } catch (LogFailedException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                throw new LogReplacedException("topic " + topic + " was deleted");
            }
            throw e;
        }
    }
}
