package org.libraryexchange.exchange.replication;

import java.time.Duration;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.libraryexchange.base.worker.Signal;
import org.libraryexchange.base.worker.Worker;
import org.libraryexchange.exchange.log.kafka.KafkaTopics;

/** Waits for a partner's log that does not exist yet, because the partner's version does not know such logs. */
final class AbsentLogWorker implements Worker {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Admin admin;
    private final String topic;
    private final Signal stop = new Signal();
    private boolean exists;

    private AbsentLogWorker(Admin admin, String topic) {
        this.admin = admin;
        this.topic = topic;
    }

    /** The worker that reads a log, or one that waits as long as there is no such log. */
    static Worker unlessExists(ReplicationContext context, String topic, Supplier<Worker> reader) {
        Admin admin = context.topics().common();
        return KafkaTopics.exists(admin, topic) ? reader.get() : new AbsentLogWorker(admin, topic);
    }

    @Override
    public void step() {
        stop.await(PAUSE);
        exists = KafkaTopics.exists(admin, topic);
    }

    @Override
    public boolean isDone() {
        return exists;
    }

    @Override
    public void wake() {
        stop.raise();
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
