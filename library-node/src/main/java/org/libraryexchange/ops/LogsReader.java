package org.libraryexchange.ops;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.libraryexchange.foreign.ForeignRecords;
import org.libraryexchange.keys.CityKeys;
import org.libraryexchange.node.NodeConfig;
import org.libraryexchange.ops.ExchangeStatus.OwnLogStatus;
import org.libraryexchange.ops.ExchangeStatus.PartnerStatus;
import org.libraryexchange.pauses.Pauses;
import org.libraryexchange.proving.AppliedItems;
import org.libraryexchange.proving.LastProofs;
import org.libraryexchange.record.Topics;
import org.libraryexchange.replication.Replication;

/** Reads the state of the city's own log and of its mirrors, within the caller's transaction. */
@ApplicationScoped
class LogsReader {

    private static final String OWN_LOG = """
            select own_log.sequence, sent_sequence as published_up_to,
                (select count(*) from (select from item where owner = :city and item.sequence > sent_sequence
                    and item.sequence <= coalesce(released_sequence, item.sequence)
                    order by item.sequence offset 0) as waiting) as backlog,
                (select count(*) from (select from item where owner = :city and item.sequence > released_sequence
                    order by item.sequence offset 0) as held) as held
            from own_log, publication
            """;

    private static final String REJECTED = """
            select count(*) as ever, count(*) filter (where state = 'open') as open
            from rejected_record where owner = :partner
            """;

    private final Jdbi database;
    private final NodeConfig node;
    private final CityKeys keys;
    private final Replication replication;
    private final LastProofs proofs;
    private final AppliedItems applied;
    private final Pauses pauses;
    private final LettersReader letters;
    private final ForeignRecords foreign;

    LogsReader(
            Jdbi database,
            NodeConfig node,
            CityKeys keys,
            Replication replication,
            LastProofs proofs,
            AppliedItems applied,
            Pauses pauses,
            LettersReader letters,
            ForeignRecords foreign) {
        this.database = database;
        this.node = node;
        this.keys = keys;
        this.replication = replication;
        this.proofs = proofs;
        this.applied = applied;
        this.pauses = pauses;
        this.letters = letters;
        this.foreign = foreign;
    }

    private record OwnLog(long sequence, long publishedUpTo, long backlog, long held) {}

    private record Position(long sequence, Optional<Long> gapAfter, boolean catchingUp, long dropped) {

        /** The position of a mirror that has not read anything yet. */
        private static final Position BEFORE_THE_FIRST = new Position(0, Optional.empty(), true, 0);
    }

    private record Rejected(long ever, long open) {}

    OwnLogStatus own() {
        OwnLog log = database.withHandle(handle -> handle.createQuery(OWN_LOG)
                .bind("city", node.city())
                .map(ConstructorMapper.of(OwnLog.class))
                .one());
        return new OwnLogStatus(
                Topics.items(node.city()),
                log.sequence(),
                log.publishedUpTo(),
                log.backlog(),
                log.held(),
                keys.own().map(key -> key.id().toString()),
                replication.refusedSettings(),
                foreign.unsettled(),
                replication.publisher().state(),
                replication.publisher().lastError());
    }

    /**
     * The state of a partner's mirror.
     *
     * @param items the mirror's items by status
     * @param sequence of the latest change in the city's own log
     */
    PartnerStatus mirror(String partner, Map<String, Long> items, long sequence) {
        Position position = position(partner);
        Rejected rejected = rejected(partner);
        return new PartnerStatus(
                partner,
                Topics.items(partner),
                items,
                position.sequence(),
                replication.progress(partner).recordsBehind(),
                replication.progress(partner).secondsBehind(),
                position.catchingUp(),
                position.gapAfter(),
                proofs.of(partner, node.city()).map(proof -> proof.upTo(position.sequence())),
                proofs.of(node.city(), partner).map(proof -> proof.upTo(sequence)),
                applied.place(node.city(), partner),
                keys.of(partner).stream().map(key -> key.id().toString()).toList(),
                position.dropped(),
                rejected.ever(),
                rejected.open(),
                pauses.current(partner),
                proofs.isPaused(node.city(), partner, Instant.EPOCH),
                letters.read(partner),
                replication.applier(partner).state(),
                replication.applier(partner).lastError());
    }

    private Position position(String partner) {
        return database.withHandle(handle -> handle.select(
                        "select sequence, gap_after, catching_up, dropped from mirror_position where owner = ?",
                        partner)
                .map(ConstructorMapper.of(Position.class))
                .findOne()
                .orElse(Position.BEFORE_THE_FIRST));
    }

    private Rejected rejected(String partner) {
        return database.withHandle(handle -> handle.createQuery(REJECTED)
                .bind("partner", partner)
                .map(ConstructorMapper.of(Rejected.class))
                .one());
    }
}
