package org.libraryexchange.replication;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.libraryexchange.database.DatabaseSessions;
import org.libraryexchange.database.LetterDatabases;
import org.libraryexchange.log.ChangeCommitted;
import org.libraryexchange.log.LogConfig.Publishing;
import org.libraryexchange.log.MirrorProgress;
import org.libraryexchange.log.PublisherNeeded;
import org.libraryexchange.log.kafka.LogTopic;
import org.libraryexchange.proving.LetterProving;
import org.libraryexchange.record.CityLog;
import org.libraryexchange.restoration.RestoredLetters;
import org.libraryexchange.worker.ManagedWorker;
import org.libraryexchange.worker.Signal;
import org.libraryexchange.worker.WorkerGroup;
import org.libraryexchange.worker.WorkerReport;
import org.libraryexchange.worker.WorkerThread;

/** The workers of this process for letters: for each partner, a publisher of the letters to it and an applier of its own. */
@ApplicationScoped
public class LetterReplication implements WorkerGroup {

    private final Map<String, Pair> pairs = new TreeMap<>();

    LetterReplication(ReplicationContext context, LetterDatabases databases, LetterProving proving) {
        context.node()
                .partners()
                .keySet()
                .forEach(partner -> pairs.put(
                        partner,
                        new Pair(context, partner, databases.with(partner).sessions(), proving)));
    }

    /** The two workers for the letters between this city and a partner. */
    private static final class Pair {
        private final Signal changes = new Signal();
        private final MirrorProgress progress;
        private final WorkerThread publisher;
        private final WorkerThread applier;

        private Pair(ReplicationContext context, String partner, DatabaseSessions sessions, LetterProving proving) {
            String city = context.city();
            progress = new MirrorProgress(context.clock());
            PublishedLog own = new PublishedLog(
                    CityLog.letters(city, partner),
                    LogTopic.letters(city, partner),
                    List.of(),
                    sessions,
                    // Letters never wait for the night.
                    Publishing.CONTINUOUS,
                    new RestoredLetters(),
                    context.metrics().lettersTo(partner),
                    head -> proving.speaker(partner, head));
            MirroredLog theirs = new MirroredLog(
                    CityLog.letters(partner, city),
                    sessions,
                    progress,
                    context.metrics().lettersOf(partner),
                    reading -> proving.listener(partner, reading));
            PublisherOpening opening = new PublisherOpening(context, own);
            publisher = new WorkerThread(
                    "letters to " + partner,
                    context.sessions(),
                    lease -> opening.open(lease, () -> new PublisherWorker(context, own, lease, changes), changes),
                    context.config().retryPause());
            applier = new WorkerThread(
                    "letters from " + partner,
                    context.sessions(),
                    lease -> AbsentLogWorker.unlessExists(
                            context, theirs.log().topic(), () -> ApplierWorker.open(context, theirs, lease)),
                    context.config().retryPause());
            own.meters().watch(publisher);
            theirs.meters().watch(applier, progress);
            // What is applied is told to the partner.
            progress.follow(changes::raise);
        }

        private Stream<ManagedWorker> workers(String partner) {
            return Stream.of(
                    new ManagedWorker("letter-publisher", partner, publisher, changes::raise),
                    new ManagedWorker("letter-applier", partner, applier, () -> {}));
        }
    }

    @Override
    public List<ManagedWorker> workers() {
        return pairs.entrySet().stream()
                .flatMap(each -> each.getValue().workers(each.getKey()))
                .toList();
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) ChangeCommitted change) {
        change.log().to().map(pairs::get).ifPresent(pair -> pair.changes.raise());
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) PublisherNeeded need) {
        pairs.values().forEach(pair -> pair.changes.raise());
    }

    /** The state of this process's publisher of the letters to a partner. */
    public WorkerReport publisher(String partner) {
        return pairs.get(partner).publisher.report();
    }

    /** The state of this process's applier of a partner's letters. */
    public WorkerReport applier(String partner) {
        return pairs.get(partner).applier.report();
    }

    /** How far this process's mirror of a partner's letters is behind. */
    public MirrorProgress progress(String partner) {
        return pairs.get(partner).progress;
    }
}
