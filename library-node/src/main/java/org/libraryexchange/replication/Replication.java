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
import org.libraryexchange.log.kafka.LogTopic;
import org.libraryexchange.log.kafka.RefusedSetting;
import org.libraryexchange.record.CityLog;
import org.libraryexchange.record.CityLog.Sort;
import org.libraryexchange.restoration.RestoredItems;
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
        PublishedLog items = items(context, conversation);
        PublisherOpening opening = new PublisherOpening(context, items);
        publisher = new WorkerThread(
                "publisher " + context.city(),
                sessions,
                lease -> opening.open(lease, () -> new PublisherWorker(context, items, lease, changes), changes),
                retryPause);
        items.meters().watch(publisher);
        for (String partner : context.node().partners().keySet()) {
            MirroredLog mirrored = new MirroredLog(
                    CityLog.items(partner),
                    sessions,
                    new MirrorProgress(context.clock()),
                    metrics.itemsOf(partner),
                    reading -> conversation.listener(partner, reading));
            progress.put(partner, mirrored.progress());
            WorkerThread applier = new WorkerThread(
                    "applier " + partner, sessions, lease -> ApplierWorker.open(context, mirrored, lease), retryPause);
            appliers.put(partner, applier);
            mirrored.meters().watch(applier, mirrored.progress());
            recipients.put(
                    partner,
                    new WorkerThread(
                            "recipient " + partner,
                            sessions,
                            lease -> new ControlWorker(
                                    context, partner, mirrored.meters(), conversation.recipient(partner)),
                            retryPause));
        }
    }

    private static PublishedLog items(ReplicationContext context, Conversation conversation) {
        String city = context.city();
        return new PublishedLog(
                CityLog.items(city),
                LogTopic.items(city),
                List.of(LogTopic.control(city)),
                context.sessions(),
                context.config().publishing(),
                new RestoredItems(city),
                context.metrics().items(),
                conversation::speaker);
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
        if (change.log().sort() == Sort.ITEMS) {
            changes.raise();
        }
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
