package org.libraryexchange.watch.status;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import org.libraryexchange.exchange.foreign.ForeignRecords;
import org.libraryexchange.exchange.keys.CityKeys;
import org.libraryexchange.exchange.log.postgres.LogTables;
import org.libraryexchange.exchange.log.postgres.NodeLogs;
import org.libraryexchange.exchange.pauses.Pauses;
import org.libraryexchange.exchange.proving.LastProofs;
import org.libraryexchange.exchange.replication.LogWorkers;
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
                replication.items().publisher());
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
                exchanged(partner, logs.letters(partner), replication.letters(partner)),
                exchanged(partner, logs.pictures(), replication.pictures()),
                replication.items().applier(partner));
    }

    /** The state of the logs of letters or pictures to and from a partner. */
    private LettersStatus exchanged(String partner, LogTables tables, LogWorkers workers) {
        LogPlaces places = new LogPlaces(tables);
        return new LettersStatus(sent(partner, places, workers), received(partner, places, workers));
    }

    private static SentLetters sent(String partner, LogPlaces places, LogWorkers workers) {
        LogTables tables = places.logs();
        LogPlaces.Own own = places.own();
        return new SentLetters(
                tables.own().topic(),
                own.log(),
                places.applied(partner).map(place -> new AppliedThere(place.sequence(), place.told())),
                places.proved(tables.city(), partner, own.log().sequence()),
                workers.publisher());
    }

    private ReceivedLetters received(String partner, LogPlaces places, LogWorkers workers) {
        String topic = places.logs().of(partner).topic();
        LogPlaces.Mirror mirror = places.mirror(partner);
        return new ReceivedLetters(
                topic,
                health.isAwaited(topic),
                mirror.at(workers.progress(partner)),
                places.proved(partner, places.logs().city(), mirror.sequence()),
                mirror.rejected(),
                workers.applier(partner));
    }
}
