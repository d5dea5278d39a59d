package org.libraryexchange.exchange.replication;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.libraryexchange.base.worker.Lease;
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

    private final ReplicationContext context;
    private final AppliedPlaces applied;
    private final RecordSender channel;
    private final Signal changes = new Signal();
    private final WorkerThread writer;
    private final Map<String, WorkerThread> readers = new TreeMap<>();

    AppliedReplication(ReplicationContext context, Replication items, AppliedPlaces applied, AppliedChannel channel) {
        this.context = context;
        this.applied = applied;
        this.channel = channel;
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
                changes);
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
     * @param applied raised when this process has applied something
     */
    private record AppliedWriter(LogWriter log, List<AppliedTeller> tellers, Signal applied) implements Worker {

        /** How often it looks for what the applier of another replica has done. */
        private static final Duration LOOK = Duration.ofSeconds(1);

        @Override
        public void step() {
            tellers.forEach(teller -> teller.tell(message -> log.append(List.of(message))));
            log.check();
            applied.await(LOOK);
        }

        @Override
        public void wake() {
            applied.raise();
        }

        @Override
        public void close() {
            log.close();
        }
    }
}
