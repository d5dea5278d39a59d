package org.libraryexchange.exchange.replication;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.libraryexchange.base.worker.Lease;
import org.libraryexchange.base.worker.Lull;
import org.libraryexchange.base.worker.ManagedWorker;
import org.libraryexchange.base.worker.Signal;
import org.libraryexchange.base.worker.Worker;
import org.libraryexchange.base.worker.WorkerGroup;
import org.libraryexchange.base.worker.WorkerThread;
import org.libraryexchange.exchange.log.LogWriter;
import org.libraryexchange.exchange.log.ThrottledCount;
import org.libraryexchange.exchange.log.kafka.KafkaLogWriter.RecordSender;
import org.libraryexchange.exchange.log.kafka.LogTopic;
import org.libraryexchange.exchange.proving.AppliedPlaces;
import org.libraryexchange.exchange.proving.AppliedTeller;
import org.libraryexchange.record.Topics;

/**
 * The workers of this process that tell partners how far their items are applied, and read the same from them. Their
 * work is for information, so nothing waits for them and no watchdog watches them.
 */
@ApplicationScoped
class AppliedReplication implements WorkerGroup {

    /** What is applied may be told only some time after the last word. */
    private static final Duration FIRST_LOOK = Duration.ofSeconds(1);

    private final ReplicationContext context;
    private final AppliedPlaces applied;
    private final RecordSender channel;
    private final Signal changes;
    private final WorkerThread writer;
    private final Map<String, WorkerThread> readers = new TreeMap<>();

    AppliedReplication(ReplicationContext context, Replication items, AppliedPlaces applied, AppliedChannel channel) {
        this.context = context;
        this.applied = applied;
        this.channel = channel;
        this.changes = context.changes().signal();
        Set<String> partners = context.node().partners().keySet();
        writer = context.worker("applied writer " + context.city(), lease -> writer(partners, lease));
        partners.forEach(partner -> {
            items.progress(partner).follow(changes::raise);
            ThrottledCount rejections = new ThrottledCount();
            readers.put(partner, context.worker("applied reader " + partner, lease -> reader(partner, rejections)));
        });
    }

    private Worker writer(Set<String> partners, Lease lease) {
        return new AppliedWriter(
                context.writer(LogTopic.applied(context.city()), lease, channel),
                partners.stream().map(applied::teller).toList(),
                new Lull(changes, FIRST_LOOK));
    }

    private Worker reader(String partner, ThrottledCount rejections) {
        return AbsentLogWorker.unlessExists(
                context,
                Topics.applied(partner),
                () -> new AppliedReader(context, partner, applied.listener(partner), rejections));
    }

    @Override
    public List<ManagedWorker> workers() {
        List<ManagedWorker> workers = new ArrayList<>();
        workers.add(new ManagedWorker("applied-writer", "", writer));
        readers.forEach((partner, reader) -> workers.add(new ManagedWorker("applied-reader", partner, reader)));
        return workers;
    }

    /**
     * Tells the city's partners how far their items are applied here.
     *
     * @param tellers one for each partner
     * @param quiet ends when something may have been applied
     */
    private record AppliedWriter(LogWriter log, List<AppliedTeller> tellers, Lull quiet) implements Worker {

        @Override
        public void step() {
            tellers.forEach(teller -> teller.tell(message -> log.append(List.of(message))));
            log.check();
            boolean unused = quiet.await();
        }

        @Override
        public void wake() {
            quiet.wake();
        }

        @Override
        public void close() {
            log.close();
        }
    }
}
