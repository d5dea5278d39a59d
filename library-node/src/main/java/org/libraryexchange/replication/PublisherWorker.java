package org.libraryexchange.replication;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import org.libraryexchange.log.ChangeSource;
import org.libraryexchange.log.Closing;
import org.libraryexchange.log.Conversation;
import org.libraryexchange.log.Conversation.Speaker;
import org.libraryexchange.log.FollowedLog;
import org.libraryexchange.log.LogHead;
import org.libraryexchange.log.LogWriter;
import org.libraryexchange.log.Publisher;
import org.libraryexchange.log.SealedLog;
import org.libraryexchange.log.kafka.KafkaLogWriter;
import org.libraryexchange.log.kafka.LogTopic;
import org.libraryexchange.log.postgres.PostgresOutbox;
import org.libraryexchange.proof.Message;
import org.libraryexchange.record.MessageRecord;
import org.libraryexchange.record.Topics;
import org.libraryexchange.seal.Sealer;
import org.libraryexchange.worker.Lease;
import org.libraryexchange.worker.Signal;
import org.libraryexchange.worker.Worker;

/** Publishes the city's changes, with a database session and producers of its own. */
final class PublisherWorker implements Worker, LogHead {

    private static final Logger LOG = Logger.getLogger(PublisherWorker.class);
    private static final Duration GATHERING = Duration.ofMillis(5);

    private final ReplicationContext context;
    private final Signal changes;
    private final Closing closing = new Closing();
    private final LogWriter log;
    private final LogWriter controlLog;
    private final Publisher publisher;
    private final Speaker speaker;
    private long spoke = System.nanoTime();

    PublisherWorker(ReplicationContext context, Lease lease, Signal changes, Conversation conversation) {
        this.context = context;
        this.changes = changes;
        String city = context.city();
        try {
            PostgresOutbox outbox = closing.add(new PostgresOutbox(context.sessions(), city, context.config()));
            outbox.agreeOn(context.config().publishing());
            sendAgainUnderNewKey(outbox);
            log = closing.add(opened(LogTopic.items(city), lease));
            controlLog = closing.add(opened(LogTopic.control(city), lease));
            publisher = new Publisher(
                    city, outbox, new FollowedLog(log, Topics.items(city), context.trail(), context.clock()));
            speaker = closing.add(conversation.speaker(this));
        } catch (RuntimeException e) {
            closing.close();
            throw e;
        }
        if (publisher.isNewLog() && publisher.publishedUpTo() > 0) {
            LOG.warnf("the topic is new, sending the whole catalogue topic=%s", Topics.items(city));
        }
    }

    private void sendAgainUnderNewKey(PostgresOutbox outbox) {
        if (outbox.sealWith(context.keys().own().map(key -> key.id().toString()))) {
            LOG.infof(
                    "the city seals with a new key, sending the whole catalogue topic=%s",
                    Topics.items(context.city()));
        }
    }

    private LogWriter opened(LogTopic topic, Lease lease) {
        LogWriter writer = new KafkaLogWriter(context.topics(), topic, context.config(), lease);
        return context.keys()
                .own()
                .<LogWriter>map(key -> new SealedLog(writer, topic.name(), new Sealer(key, new SecureRandom())))
                .orElse(writer);
    }

    @Override
    public void step() {
        int sent = publisher.publish();
        if (sent > 0) {
            context.metrics().published(sent);
        }
        boolean said = (sent == 0 || isTimeToSpeak()) && speak();
        if (sent == 0 && !said) {
            log.check();
            controlLog.check();
            changes.await(context.config().outboxPoll());
        } else if (sent < context.config().batchRecords()) {
            gather();
        }
    }

    private boolean isTimeToSpeak() {
        return System.nanoTime() - spoke > context.config().outboxPoll().toNanos();
    }

    private boolean speak() {
        spoke = System.nanoTime();
        return speaker.step();
    }

    /**
     * Waits briefly, so that changes that come close together share the cost of a publication: three durable commits
     * and a round trip.
     */
    private static void gather() {
        LockSupport.parkNanos(GATHERING.toNanos());
    }

    @Override
    public void sendAll(ChangeSource source) {
        publisher.publishAll(source);
    }

    @Override
    public void say(Message message) {
        log.append(List.of(
                MessageRecord.unsigned(context.city(), message, context.clock().instant())));
    }

    @Override
    public void tell(List<MessageRecord> messages) {
        controlLog.append(messages);
    }

    @Override
    public void wake() {
        changes.raise();
    }

    @Override
    public void close() {
        closing.close();
    }
}
