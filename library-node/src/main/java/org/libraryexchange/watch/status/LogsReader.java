package org.libraryexchange.watch.status;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import org.libraryexchange.base.worker.WorkerReport;
import org.libraryexchange.exchange.foreign.ForeignRecords;
import org.libraryexchange.exchange.keys.CityKeys;
import org.libraryexchange.exchange.log.LogSights;
import org.libraryexchange.exchange.log.MirrorProgress;
import org.libraryexchange.exchange.log.postgres.LogTables;
import org.libraryexchange.exchange.log.postgres.NodeLogs;
import org.libraryexchange.exchange.pauses.Pauses;
import org.libraryexchange.exchange.proving.LastProofs;
import org.libraryexchange.exchange.replication.Replication;
import org.libraryexchange.watch.health.ExchangeHealth;
import org.libraryexchange.watch.status.ExchangeStatus.AppliedThere;
import org.libraryexchange.watch.status.ExchangeStatus.Copies;
import org.libraryexchange.watch.status.ExchangeStatus.LettersStatus;
import org.libraryexchange.watch.status.ExchangeStatus.OwnLogStatus;
import org.libraryexchange.watch.status.ExchangeStatus.PartnerPauses;
import org.libraryexchange.watch.status.ExchangeStatus.PartnerStatus;
import org.libraryexchange.watch.status.ExchangeStatus.ReceivedLetters;
import org.libraryexchange.watch.status.ExchangeStatus.SentLetters;

/** Reads the state of the city's own logs and of its mirrors, within the caller's transaction. */
@Singleton
record LogsReader(
        NodeLogs logs,
        CityKeys keys,
        Replication replication,
        Pauses pauses,
        ForeignRecords foreign,
        ExchangeHealth health) {

    OwnLogStatus own() {
        LogTables items = logs.items();
        LogPlaces.Own own = new LogPlaces(items).own();
        return new OwnLogStatus(
                items.own().topic(),
                own.log(),
                own.held(),
                keys.own().map(key -> key.id().toString()),
                replication.refusedSettings(),
                foreign.unsettled(),
                replication.publisher());
    }

    /**
     * The state of a partner's mirror.
     *
     * @param counts the mirror's items by status
     * @param sequence of the latest change in the city's own log
     */
    PartnerStatus partner(String partner, Map<String, Long> counts, long sequence) {
        LogTables items = logs.items();
        LogPlaces places = new LogPlaces(items);
        LogPlaces.Mirror mirror = places.mirror(partner);
        return new PartnerStatus(
                partner,
                items.of(partner).topic(),
                counts,
                mirror.at(replication.progress(partner)),
                new Copies(
                        places.proved(partner, items.city(), mirror.sequence()),
                        places.proved(items.city(), partner, sequence),
                        places.applied(partner)),
                keys.of(partner).stream().map(key -> key.id().toString()).toList(),
                mirror.rejected(),
                new PartnerPauses(
                        pauses.current(partner), new LastProofs(items).isPaused(items.city(), partner, Instant.EPOCH)),
                letters(partner),
                pictures(partner),
                replication.applier(partner));
    }

    private LettersStatus letters(String partner) {
        return new Exchanged(
                        partner,
                        logs.letters(partner),
                        replication.letterPublisher(partner),
                        replication.letterApplier(partner))
                .read(replication.letterProgress(partner), health);
    }

    private LettersStatus pictures(String partner) {
        return new Exchanged(
                        partner, logs.pictures(), replication.picturePublisher(), replication.pictureApplier(partner))
                .read(replication.pictureProgress(partner), health);
    }

    /** The logs of letters or pictures to and from a partner. */
    private record Exchanged(String partner, LogTables tables, WorkerReport publisher, WorkerReport applier) {

        LettersStatus read(MirrorProgress progress, LogSights sights) {
            LogPlaces places = new LogPlaces(tables);
            return new LettersStatus(sent(places), received(places, progress, sights));
        }

        private SentLetters sent(LogPlaces places) {
            LogPlaces.Own own = places.own();
            return new SentLetters(
                    tables.own().topic(),
                    own.log(),
                    places.applied(partner).map(place -> new AppliedThere(place.sequence(), place.told())),
                    places.proved(tables.city(), partner, own.log().sequence()),
                    publisher);
        }

        private ReceivedLetters received(LogPlaces places, MirrorProgress progress, LogSights sights) {
            String topic = tables.of(partner).topic();
            LogPlaces.Mirror mirror = places.mirror(partner);
            return new ReceivedLetters(
                    topic,
                    sights.isAwaited(topic),
                    mirror.at(progress),
                    places.proved(partner, tables.city(), mirror.sequence()),
                    mirror.rejected(),
                    applier);
        }
    }
}
