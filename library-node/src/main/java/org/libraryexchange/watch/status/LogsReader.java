package org.libraryexchange.watch.status;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import org.libraryexchange.base.database.LogDatabase;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.exchange.foreign.ForeignRecords;
import org.libraryexchange.exchange.keys.CityKeys;
import org.libraryexchange.exchange.pauses.Pauses;
import org.libraryexchange.exchange.proving.LastProofs;
import org.libraryexchange.exchange.replication.Replication;
import org.libraryexchange.record.Topics;
import org.libraryexchange.watch.status.ExchangeStatus.LettersStatus;
import org.libraryexchange.watch.status.ExchangeStatus.OwnLogStatus;
import org.libraryexchange.watch.status.ExchangeStatus.PartnerStatus;

/** Reads the state of the city's own log and of its mirrors, within the caller's transaction. */
@ApplicationScoped
class LogsReader {

    private final LogPlaces places;
    private final String city;
    private final CityKeys keys;
    private final Replication replication;
    private final LastProofs proofs;
    private final Pauses pauses;
    private final ForeignRecords foreign;

    LogsReader(
            LogDatabase items,
            NodeConfig node,
            CityKeys keys,
            Replication replication,
            LastProofs proofs,
            Pauses pauses,
            ForeignRecords foreign) {
        this.places = new LogPlaces(items);
        this.city = node.city();
        this.keys = keys;
        this.replication = replication;
        this.proofs = proofs;
        this.pauses = pauses;
        this.foreign = foreign;
    }

    OwnLogStatus own() {
        LogPlaces.Own log = places.own(city);
        return new OwnLogStatus(
                Topics.items(city),
                log.sent(),
                log.held(),
                keys.own().map(key -> key.id().toString()),
                replication.refusedSettings(),
                foreign.unsettled(),
                replication.publisher());
    }

    /**
     * The state of a partner's mirror.
     *
     * @param items the mirror's items by status
     * @param sequence of the latest change in the city's own log
     */
    PartnerStatus mirror(String partner, Map<String, Long> items, long sequence, LettersStatus letters) {
        LogPlaces.Mirror mirror = places.mirror(partner);
        return new PartnerStatus(
                partner,
                Topics.items(partner),
                items,
                mirror.at(replication.progress(partner)),
                proofs.of(partner, city).map(proof -> proof.upTo(mirror.sequence())),
                proofs.of(city, partner).map(proof -> proof.upTo(sequence)),
                places.applied(partner, Topics.items(city)),
                keys.of(partner).stream().map(key -> key.id().toString()).toList(),
                mirror.aside(),
                pauses.current(partner),
                proofs.isPaused(city, partner, Instant.EPOCH),
                letters,
                replication.applier(partner));
    }
}
