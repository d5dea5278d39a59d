package org.libraryexchange.exchange.replication;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.libraryexchange.base.worker.ManagedWorker;
import org.libraryexchange.base.worker.WorkerGroup;
import org.libraryexchange.base.worker.WorkerThread;
import org.libraryexchange.exchange.log.ChangeCommitted;
import org.libraryexchange.exchange.log.Conversation;
import org.libraryexchange.exchange.log.MirrorProgress;
import org.libraryexchange.exchange.log.PublisherNeeded;
import org.libraryexchange.exchange.log.kafka.KafkaTopics;
import org.libraryexchange.exchange.log.kafka.KafkaTopics.RefusedSetting;
import org.libraryexchange.exchange.log.postgres.NodeLogs;
import org.libraryexchange.exchange.proving.Proving;

/**
 * The workers of this process for the logs: for items, for pictures, and for the letters between the city and each
 * partner, the publisher of the city's log and the appliers of its partners'; and for each partner a reader of its control
 * log.
 */
@ApplicationScoped
public class Replication implements WorkerGroup {

    private final LogWorkers items;
    private final LogWorkers pictures;
    private final Map<String, WorkerThread> recipients = new TreeMap<>();
    private final Map<String, LogWorkers> letters = new TreeMap<>();
    private final KafkaTopics topics;

    Replication(ReplicationContext context, NodeLogs logs, Proving proving) {
        topics = context.topics();
        Conversation conversation = proving.in(logs.items());
        items = new LogWorkers(context, logs.items(), conversation);
        pictures = new LogWorkers(context, logs.pictures(), proving.in(logs.pictures()));
        for (String partner : context.node().partners().keySet()) {
            recipients.put(
                    partner,
                    context.worker(
                            "recipient " + partner,
                            lease -> new ControlWorker(context, partner, conversation.recipient(partner))));
            letters.put(partner, new LogWorkers(context, logs.letters(partner), proving.in(logs.letters(partner))));
        }
    }

    @Override
    public List<ManagedWorker> workers() {
        return Stream.of(
                        items.all(),
                        recipients.entrySet().stream()
                                .map(each -> new ManagedWorker("recipient", each.getKey(), each.getValue())),
                        letters.values().stream().flatMap(LogWorkers::all),
                        pictures.all())
                .flatMap(Function.identity())
                .toList();
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) ChangeCommitted change) {
        switch (change.log().sort()) {
            case ITEMS -> items.wake();
            case PICTURES -> pictures.wake();
            default -> change.log().to().map(letters::get).ifPresent(LogWorkers::wake);
        }
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) PublisherNeeded need) {
        items.wake();
        letters.values().forEach(LogWorkers::wake);
        pictures.wake();
    }

    /** The workers of this process for the logs of items. */
    public LogWorkers items() {
        return items;
    }

    /** The workers of this process for the logs of pictures. */
    public LogWorkers pictures() {
        return pictures;
    }

    /** The workers of this process for the letters to and from a partner. */
    public LogWorkers letters(String partner) {
        return letters.get(partner);
    }

    /** Settings of the city's topics that the broker does not let this process's publisher make. */
    public List<RefusedSetting> refusedSettings() {
        return topics.refused();
    }

    /** How far this process's mirror of a partner's items is behind. */
    public MirrorProgress progress(String partner) {
        return items.progress(partner);
    }

    /** How many records of a partner's items this process has not applied yet, as far as it knows: of the worst partner. */
    public long mostBehind() {
        return recipients.keySet().stream()
                .map(this::progress)
                .mapToLong(progress -> progress.recordsBehind().orElse(0))
                .max()
                .orElse(0);
    }
}
