package org.libraryexchange.replication;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.libraryexchange.database.DatabaseSessions;
import org.libraryexchange.log.ChangeCommitted;
import org.libraryexchange.log.Conversation;
import org.libraryexchange.log.MirrorProgress;
import org.libraryexchange.log.PublisherNeeded;
import org.libraryexchange.log.kafka.KafkaTopics;
import org.libraryexchange.log.kafka.RefusedSetting;
import org.libraryexchange.worker.ManagedWorker;
import org.libraryexchange.worker.Signal;
import org.libraryexchange.worker.WorkerGroup;
import org.libraryexchange.worker.WorkerReport;
import org.libraryexchange.worker.WorkerThread;

/**
 * The workers of this process for the logs: the publisher of the city's log and, for each partner, an applier of its
 * item log and a reader of its control log.
 */
@ApplicationScoped
public class Replication implements WorkerGroup {

    private final Signal changes = new Signal();
    private final Map<String, MirrorProgress> progress = new TreeMap<>();
    private final Map<String, WorkerThread> appliers = new TreeMap<>();
    private final Map<String, WorkerThread> recipients = new TreeMap<>();
    private final WorkerThread publisher;
    private final KafkaTopics topics;

    Replication(ReplicationContext context, Conversation conversation) {
        topics = context.topics();
        DatabaseSessions sessions = context.sessions();
        LogMetrics metrics = context.metrics();
        Duration retryPause = context.config().retryPause();
        PublisherOpening opening = new PublisherOpening(context);
        publisher = new WorkerThread(
                "publisher " + context.city(),
                sessions,
                lease -> opening.open(lease, () -> new PublisherWorker(context, lease, changes, conversation), changes),
                retryPause);
        metrics.watchPublisher(publisher);
        for (String partner : context.node().partners().keySet()) {
            MirrorProgress mirror = new MirrorProgress(context.clock());
            progress.put(partner, mirror);
            WorkerThread applier = new WorkerThread(
                    "applier " + partner,
                    sessions,
                    lease -> new ApplierWorker(context, partner, lease, conversation, mirror),
                    retryPause);
            appliers.put(partner, applier);
            metrics.watchApplier(partner, applier, mirror);
            recipients.put(
                    partner,
                    new WorkerThread(
                            "recipient " + partner,
                            sessions,
                            lease -> new ControlWorker(context, partner, conversation.recipient(partner)),
                            retryPause));
        }
    }

    @Override
    public List<ManagedWorker> workers() {
        List<ManagedWorker> workers = new ArrayList<>();
        workers.add(new ManagedWorker("publisher", "", publisher, changes::raise));
        appliers.forEach((partner, applier) -> workers.add(new ManagedWorker("applier", partner, applier, () -> {})));
        recipients.forEach(
                (partner, recipient) -> workers.add(new ManagedWorker("recipient", partner, recipient, () -> {})));
        return workers;
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) ChangeCommitted change) {
        changes.raise();
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) PublisherNeeded need) {
        changes.raise();
    }

    /** The state of this process's publisher. */
    public WorkerReport publisher() {
        return publisher.report();
    }

    /** Settings of the city's topics that the broker does not let this process's publisher make. */
    public List<RefusedSetting> refusedSettings() {
        return topics.refused();
    }

    /** The state of this process's applier of a partner's log. */
    public WorkerReport applier(String partner) {
        return appliers.get(partner).report();
    }

    /** The state of this process's reader of a partner's control log. */
    public WorkerReport recipient(String partner) {
        return recipients.get(partner).report();
    }

    /** How far this process's mirror of a partner is behind. */
    public MirrorProgress progress(String partner) {
        return progress.get(partner);
    }
}
