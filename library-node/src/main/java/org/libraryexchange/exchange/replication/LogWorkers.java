package org.libraryexchange.exchange.replication;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.libraryexchange.base.worker.ManagedWorker;
import org.libraryexchange.base.worker.Signal;
import org.libraryexchange.base.worker.WorkerReport;
import org.libraryexchange.base.worker.WorkerThread;
import org.libraryexchange.exchange.log.Conversation;
import org.libraryexchange.exchange.log.MirrorProgress;
import org.libraryexchange.exchange.log.postgres.LogTables;
import org.libraryexchange.exchange.replication.ApplierWorker.MirroredLog;
import org.libraryexchange.record.CityLog;

/**
 * The workers of this process for the logs in some tables: the publisher of the city's own log, and an applier for each
 * partner's.
 */
public final class LogWorkers {

    private final Signal changes;
    private final Map<String, MirrorProgress> progress = new TreeMap<>();
    private final Map<String, WorkerThread> appliers = new TreeMap<>();
    private final String kind;
    private final String to;
    private final WorkerThread publisher;

    LogWorkers(ReplicationContext context, LogTables logs, Conversation conversation) {
        changes = context.changes().signal();
        PublishedLog own = PublishedLog.of(context, logs, conversation);
        PublisherOpening opening = new PublisherOpening(context, own);
        CityLog log = logs.own();
        to = log.to().orElse("");
        kind = switch (log.sort()) {
            case LETTERS -> "letter-";
            case PICTURES -> "picture-";
            default -> "";
        };
        publisher = context.worker(
                switch (log.sort()) {
                    case LETTERS -> "letters to " + to;
                    case PICTURES -> "pictures of " + logs.city();
                    default -> "publisher " + logs.city();
                },
                lease -> opening.open(lease, () -> new PublisherWorker(context, own, lease, changes), changes));
        own.meters().watch(publisher);
        logs.partners().forEach(partner -> apply(context, logs.of(partner), own, conversation));
    }

    private void apply(ReplicationContext context, CityLog log, PublishedLog own, Conversation conversation) {
        String partner = log.city();
        MirroredLog mirrored = new MirroredLog(
                log,
                own.sessions(),
                new MirrorProgress(context.clock()),
                context.metrics().mirrored(log),
                reading -> conversation.listener(partner, reading));
        boolean mayBeAbsent = log.sort().carriesAnswers();
        WorkerThread applier = mayBeAbsent
                ? context.worker(
                        (log.to().isPresent() ? "letters from " : "pictures from ") + partner,
                        lease -> AbsentLogWorker.unlessExists(
                                context, log.topic(), () -> ApplierWorker.open(context, mirrored, lease)))
                : context.worker("applier " + partner, lease -> ApplierWorker.open(context, mirrored, lease));
        mirrored.meters().watch(applier, mirrored.progress());
        if (mayBeAbsent) {
            // What is applied is told to the partner in the own log.
            mirrored.progress().follow(changes::raise);
        }
        appliers.put(partner, applier);
        progress.put(partner, mirrored.progress());
    }

    Stream<ManagedWorker> all() {
        return Stream.concat(
                Stream.of(new ManagedWorker(kind + "publisher", to, publisher)),
                appliers.entrySet().stream()
                        .map(each -> new ManagedWorker(kind + "applier", each.getKey(), each.getValue())));
    }

    void wake() {
        changes.raise();
    }

    /** The state of the publisher. */
    public WorkerReport publisher() {
        return publisher.report();
    }

    /** The state of the applier of a partner's log. */
    public WorkerReport applier(String partner) {
        return appliers.get(partner).report();
    }

    /** Whether a worker of this process has failed within some time: the publisher, or the applier of a partner's log. */
    public boolean hasFailedWithin(String city, Duration time) {
        return appliers.getOrDefault(city, publisher).hasFailedWithin(time);
    }

    /** How far the mirror of a partner's log is behind. */
    public MirrorProgress progress(String partner) {
        return progress.get(partner);
    }
}
