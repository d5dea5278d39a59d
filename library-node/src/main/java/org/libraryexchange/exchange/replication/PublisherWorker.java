package org.libraryexchange.exchange.replication;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import org.libraryexchange.base.tracing.ChangeTrail;
import org.libraryexchange.base.tracing.Stretch;
import org.libraryexchange.base.worker.Lease;
import org.libraryexchange.base.worker.Lull;
import org.libraryexchange.base.worker.Signal;
import org.libraryexchange.base.worker.Worker;
import org.libraryexchange.exchange.log.ChangeSource;
import org.libraryexchange.exchange.log.Closing;
import org.libraryexchange.exchange.log.Conversation.Speaker;
import org.libraryexchange.exchange.log.LogHead;
import org.libraryexchange.exchange.log.LogWriter;
import org.libraryexchange.exchange.log.Publisher;
import org.libraryexchange.exchange.log.kafka.LogTopic;
import org.libraryexchange.exchange.log.postgres.PostgresOutbox;
import org.libraryexchange.proof.Message;
import org.libraryexchange.record.DocumentRecord;
import org.libraryexchange.record.LogRecord;
import org.libraryexchange.record.MessageRecord;

/** Publishes the city's changes, with a database session and producers of its own. */
final class PublisherWorker implements Worker, LogHead {

    private static final Logger LOG = Logger.getLogger(PublisherWorker.class);
    private static final Duration GATHERING = Duration.ofMillis(5);

    /** How soon to look for messages that nobody announced; each time that finds none doubles it. */
    private static final Duration UNASKED = Duration.ofSeconds(1);

    private static final Duration LONGEST_UNASKED = Duration.ofSeconds(30);

    private final ReplicationContext context;
    private final PublishedLog published;
    private final Lull quiet;
    private final Closing closing = new Closing();
    private final LogWriter log;
    /** By topic, the log itself included. */
    private final Map<String, LogWriter> writers = new LinkedHashMap<>();

    private final Publisher publisher;
    private final Speaker speaker;
    private long spoke = System.nanoTime();
    private Duration unasked = UNASKED;
    /** Whether something was sent in the last step, or a signal came after it. */
    private boolean eventful = true;

    PublisherWorker(ReplicationContext context, PublishedLog published, Lease lease, Signal changes) {
        this.context = context;
        this.published = published;
        this.quiet = new Lull(changes, context.config().outboxPoll());
        String topic = published.topic().name();
        try {
            PostgresOutbox outbox =
                    closing.add(new PostgresOutbox(published.sessions(), published.city(), context.config()));
            outbox.agreeOn(published.publishing());
            sendAgainUnderNewKey(outbox);
            log = opened(published.topic(), lease);
            for (LogTopic further : published.further()) {
                opened(further, lease);
            }
            publisher = new Publisher(
                    published.log(), outbox, new FollowedLog(log, topic, context.trail(), context.clock()));
            speaker = closing.add(published.conversation().apply(this));
        } catch (RuntimeException e) {
            closing.close();
            throw e;
        }
        if (publisher.isNewLog() && publisher.publishedUpTo() > 0) {
            LOG.warnf("the topic is new, sending the whole catalogue topic=%s", topic);
        }
    }

    private void sendAgainUnderNewKey(PostgresOutbox outbox) {
        if (outbox.sealWith(context.keys().own().map(key -> key.id().toString()))) {
            LOG.infof(
                    "the city seals with a new key, sending the whole catalogue topic=%s",
                    published.topic().name());
        }
    }

    private LogWriter opened(LogTopic topic, Lease lease) {
        LogWriter writer = closing.add(context.writer(topic, lease));
        writers.put(topic.name(), writer);
        return writer;
    }

    @Override
    public void step() {
        int sent = publisher.publish();
        if (sent > 0) {
            published.meters().published(sent);
        }
        boolean said = isTimeToSpeak(sent > 0) && speak();
        eventful = sent > 0 || said;
        if (!eventful) {
            writers.values().forEach(LogWriter::check);
            eventful = quiet.await();
            return;
        }
        quiet.end();
        if (sent < context.config().batchRecords()) {
            gather();
        }
    }

    private boolean isTimeToSpeak(boolean busy) {
        long silent = System.nanoTime() - spoke;
        return busy ? silent > context.config().outboxPoll().toNanos() : eventful || silent > unasked.toNanos();
    }

    private boolean speak() {
        spoke = System.nanoTime();
        boolean said = speaker.step();
        if (said || eventful) {
            unasked = UNASKED;
        } else if (unasked.compareTo(LONGEST_UNASKED) < 0) {
            unasked = unasked.multipliedBy(2);
        }
        return said;
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
                MessageRecord.unsigned(published.log(), message, context.clock().instant())));
    }

    @Override
    public void tell(List<MessageRecord> messages) {
        String topic = messages.get(0).log().topic();
        writers.get(topic).append(messages);
    }

    @Override
    public void wake() {
        quiet.wake();
    }

    @Override
    public void close() {
        closing.close();
    }

    /** Reports to the trail which changes were sent. */
    private record FollowedLog(LogWriter log, String topic, ChangeTrail trail, Clock clock) implements LogWriter {

        @Override
        public String topicId() {
            return log.topicId();
        }

        @Override
        public long append(List<? extends LogRecord> records) {
            Instant begun = clock.instant();
            long lastOffset = log.append(records);
            List<DocumentRecord> changes = records.stream()
                    .filter(DocumentRecord.class::isInstance)
                    .map(DocumentRecord.class::cast)
                    .toList();
            if (!changes.isEmpty()) {
                trail.sent(new Stretch(topic, changes, begun, clock.instant()));
            }
            return lastOffset;
        }

        @Override
        public void check() {
            log.check();
        }

        @Override
        public void close() {
            log.close();
        }
    }
}
