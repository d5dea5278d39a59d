package org.libraryexchange.watch.status;

import java.util.Optional;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.libraryexchange.base.database.LogDatabase;
import org.libraryexchange.exchange.log.MirrorProgress;
import org.libraryexchange.exchange.proving.AppliedPlaces.AppliedPlace;
import org.libraryexchange.watch.status.ExchangeStatus.Aside;
import org.libraryexchange.watch.status.ExchangeStatus.Mirrored;
import org.libraryexchange.watch.status.ExchangeStatus.Sent;

/** Reads how far the logs of items, or those of the letters to and from a partner, have come. */
record LogPlaces(LogDatabase database) {

    private static final String OWN = """
            select own_log.sequence, sent_sequence as published_up_to,
                (select count(*) from (select from item where owner = :city and item.sequence > sent_sequence
                    and item.sequence <= coalesce(released_sequence, item.sequence)
                    order by item.sequence offset 0) as waiting) as backlog,
                (select count(*) from (select from item where owner = :city and item.sequence > released_sequence
                    order by item.sequence offset 0) as held) as held
            from own_log, publication
            """;
    private static final String MIRROR = """
            select coalesce(sequence, 0) as sequence, gap_after, coalesce(catching_up, true) as catching_up,
                coalesce(dropped, 0) as dropped, rejected, rejected_open
            from (select count(*) as rejected, count(*) filter (where state = 'open') as rejected_open
                from rejected_record where owner = :partner) as kept
            left join mirror_position on owner = :partner
            """;

    /** @param held how many items wait for the city's night; letters never do */
    record Own(@Nested Sent sent, long held) {}

    record Mirror(
            long sequence,
            Optional<Long> gapAfter,
            boolean catchingUp,
            @Nested Aside aside) {

        Mirrored at(MirrorProgress progress) {
            return new Mirrored(sequence, progress.recordsBehind(), progress.secondsBehind(), catchingUp, gapAfter);
        }
    }

    Own own(String city) {
        return database.withHandle(handle -> handle.createQuery(OWN)
                .bind("city", city)
                .map(ConstructorMapper.of(Own.class))
                .one());
    }

    /** The mirror of a partner's log. One that has not read anything yet is at the beginning. */
    Mirror mirror(String partner) {
        return database.withHandle(handle -> handle.createQuery(MIRROR)
                .bind("partner", partner)
                .map(ConstructorMapper.of(Mirror.class))
                .one());
    }

    /** How far a partner has applied the city's log, as it says. */
    Optional<AppliedPlace> applied(String partner, String topic) {
        return database.withHandle(handle -> handle.select(
                        "select sequence, told from applied_log where partner = ? and log = ?", partner, topic)
                .map(ConstructorMapper.of(AppliedPlace.class))
                .findOne());
    }
}
