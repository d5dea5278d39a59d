package org.libraryexchange.exchange.replication;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.libraryexchange.base.worker.ManagedWorker;
import org.libraryexchange.base.worker.WorkerGroup;
import org.libraryexchange.base.worker.WorkerReport;
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

    /** The state of this process's publisher of the city's items. */
    public WorkerReport publisher() {
        return items.publisher();
    }

    /** The state of this process's publisher of the letters to a partner. */
    public WorkerReport letterPublisher(String partner) {
        return letters.get(partner).publisher();
    }

    /** The state of this process's publisher of the city's pictures. */
    public WorkerReport picturePublisher() {
        return pictures.publisher();
    }

    /** Settings of the city's topics that the broker does not let this process's publisher make. */
    public List<RefusedSetting> refusedSettings() {
        return topics.refused();
    }

    /** The state of this process's applier of a partner's items. */
    public WorkerReport applier(String partner) {
        return items.applier(partner);
    }

    /** The state of this process's applier of a partner's letters. */
    public WorkerReport letterApplier(String partner) {
        return letters.get(partner).applier(partner);
    }

    /** The state of this process's applier of a partner's pictures. */
    public WorkerReport pictureApplier(String partner) {
        return pictures.applier(partner);
    }

    /** Whether this process's worker on a city's pictures has failed within some time. */
    public boolean hasFailedAtPictures(String city, Duration within) {
        return pictures.hasFailedWithin(within, city);
    }

    /** The state of this process's reader of a partner's control log. */
    public WorkerReport recipient(String partner) {
        return recipients.get(partner).report();
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

    /** How far this process's mirror of a partner's pictures is behind. */
    public MirrorProgress pictureProgress(String partner) {
        return pictures.progress(partner);
    }

    /** How far this process's mirror of a partner's letters is behind. */
    public MirrorProgress letterProgress(String partner) {
        return letters.get(partner).progress(partner);
    }
}
