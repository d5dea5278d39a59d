package org.libraryexchange.replication;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.libraryexchange.database.DatabaseSessions;
import org.libraryexchange.keys.CityKeys;
import org.libraryexchange.log.ChangeCommitted;
import org.libraryexchange.log.Conversation;
import org.libraryexchange.log.LogConfig;
import org.libraryexchange.log.MirrorProgress;
import org.libraryexchange.log.PublisherNeeded;
import org.libraryexchange.log.kafka.KafkaTopics;
import org.libraryexchange.log.postgres.RejectionConfig;
import org.libraryexchange.log.postgres.RejectionQuota;
import org.libraryexchange.node.NodeConfig;
import org.libraryexchange.tracing.ChangeTrail;
import org.libraryexchange.worker.Signal;
import org.libraryexchange.worker.WorkerReport;
import org.libraryexchange.worker.WorkerThread;

/** Starts and stops the publisher of the city's log and an applier for each partner's. */
@ApplicationScoped
public class Replication {

    private static final int AFTER_THE_CITY_IS_KNOWN = 1_000;

    private final Signal changes = new Signal();
    private final Map<String, MirrorProgress> progress = new TreeMap<>();
    private final Map<String, WorkerThread> appliers = new TreeMap<>();
    private final Map<String, WorkerThread> recipients = new TreeMap<>();
    private final WorkerThread publisher;

    Replication(
            NodeConfig node,
            LogConfig config,
            DatabaseSessions sessions,
            KafkaTopics topics,
            CityKeys keys,
            RejectionConfig rejections,
            LogMetrics metrics,
            ChangeTrail trail,
            Conversation conversation,
            Clock clock) {
        String city = node.city();
        ReplicationContext context = new ReplicationContext(
                city, sessions, topics, keys, new RejectionQuota(rejections), config, metrics, trail, clock);
        PublisherOpening opening = new PublisherOpening(context);
        publisher = new WorkerThread(
                "publisher " + city,
                sessions,
                standing -> opening.open(
                        standing, () -> new PublisherWorker(context, standing, changes, conversation), changes),
                config.retryPause());
        metrics.watchPublisher(publisher);
        for (String partner : node.partners().keySet()) {
            MirrorProgress mirror = new MirrorProgress(clock);
            progress.put(partner, mirror);
            WorkerThread applier = new WorkerThread(
                    "applier " + partner,
                    sessions,
                    standing -> new ApplierWorker(context, partner, standing, conversation, mirror),
                    config.retryPause());
            appliers.put(partner, applier);
            metrics.watchApplier(partner, applier, mirror);
            recipients.put(
                    partner,
                    new WorkerThread(
                            "recipient " + partner,
                            sessions,
                            standing -> new ControlWorker(context, partner, conversation.recipient(partner)),
                            config.retryPause()));
        }
    }

    void start(@Observes @Priority(AFTER_THE_CITY_IS_KNOWN) StartupEvent start) {
        workers().forEach(WorkerThread::start);
    }

    void stop(@Observes ShutdownEvent stop) {
        workers().forEach(WorkerThread::endSoon);
        changes.raise();
        workers().forEach(WorkerThread::close);
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) ChangeCommitted change) {
        changes.raise();
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) PublisherNeeded need) {
        changes.raise();
    }

    /** How the publisher of this process fares. */
    public WorkerReport publisher() {
        return publisher.report();
    }

    /** How this process's applier of a partner's log fares. */
    public WorkerReport applier(String partner) {
        return appliers.get(partner).report();
    }

    /** How this process's reader of what a partner says fares. */
    public WorkerReport recipient(String partner) {
        return recipients.get(partner).report();
    }

    /** How far behind this process's mirror of a partner is. */
    public MirrorProgress progress(String partner) {
        return progress.get(partner);
    }

    /** The longest that any worker has not given a sign. */
    public Duration longestSilence() {
        return workers().map(WorkerThread::silence).max(Duration::compareTo).orElseThrow();
    }

    private Stream<WorkerThread> workers() {
        return Stream.of(List.of(publisher), appliers.values(), recipients.values())
                .flatMap(Collection::stream);
    }
}
