package org.libraryexchange.log;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import org.libraryexchange.record.Topics;

/** The publisher with its database session and producer. */
final class PublisherWorker implements Worker {

    private static final Logger LOG = Logger.getLogger(PublisherWorker.class);
    private static final Duration GATHERING = Duration.ofMillis(5);

    private final PostgresOutbox outbox;
    private final KafkaLogWriter log;
    private final Publisher publisher;
    private final Signal changes;
    private final LogConfig config;
    private final LogMetrics metrics;

    PublisherWorker(
            String city,
            DatabaseSessions sessions,
            KafkaTopics topics,
            LogConfig config,
            Standing standing,
            Signal changes,
            LogMetrics metrics) {
        this.config = config;
        this.changes = changes;
        this.metrics = metrics;
        this.outbox = new PostgresOutbox(sessions, city, config);
        try {
            this.log = new KafkaLogWriter(topics, Topics.items(city), config, standing);
            this.publisher = new Publisher(city, outbox, log);
        } catch (RuntimeException e) {
            outbox.close();
            throw e;
        }
        if (publisher.isNewLog() && publisher.publishedUpTo() > 0) {
            LOG.warnf("the topic is a new one, sending the whole catalogue topic=%s", Topics.items(city));
        }
    }

    @Override
    public void step() {
        int sent = publisher.publish();
        if (sent == 0) {
            log.check();
            changes.await(config.outboxPoll());
        } else {
            metrics.published(sent);
            if (sent < config.batchRecords()) {
                gather();
            }
        }
    }

    /** Changes that come close together share what a publication costs: three durable commits and a round trip. */
    private static void gather() {
        LockSupport.parkNanos(GATHERING.toNanos());
    }

    @Override
    public void close() {
        Quietly.close(log);
        outbox.close();
    }
}
