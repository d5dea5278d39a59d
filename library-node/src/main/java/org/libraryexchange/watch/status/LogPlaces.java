package org.libraryexchange.watch.status;

import java.util.Optional;
import org.jdbi.v3.core.mapper.Nested;
import org.libraryexchange.exchange.log.MirrorProgress;
import org.libraryexchange.exchange.log.postgres.LogTables;
import org.libraryexchange.exchange.proving.AppliedPlaces.AppliedPlace;
import org.libraryexchange.exchange.proving.LastProof;
import org.libraryexchange.exchange.proving.LastProofs;
import org.libraryexchange.watch.status.ExchangeStatus.MirrorPlace;
import org.libraryexchange.watch.status.ExchangeStatus.Publication;
import org.libraryexchange.watch.status.ExchangeStatus.RejectionCounts;

/** Reads how far the logs of items, or those of the letters to and from a partner, have come. */
record LogPlaces(LogTables logs) {

    private static final String OWN = """
            select own_log.sequence, sent_sequence as published_up_to,
                (select count(*) from (select from item where owner = ? and item.sequence > sent_sequence
                    and item.sequence <= coalesce(released_sequence, item.sequence)
                    order by item.sequence offset 0) as waiting) as backlog,
                (select count(*) from (select from item where owner = ? and item.sequence > released_sequence
                    order by item.sequence offset 0) as held) as held
            from own_log, publication
            """;
    private static final String MIRROR = """
            select coalesce(sequence, 0) as sequence, gap_after, coalesce(catching_up, true) as catching_up,
                coalesce(dropped, 0) as dropped, rejected, rejected_open
            from (select count(*) as rejected, count(*) filter (where state = 'open') as rejected_open
                from rejected_record where owner = ?) as kept
            left join mirror_position on owner = ?
            """;

    /** @param held how many items wait for the city's night; letters never do */
    record Own(@Nested Publication log, long held) {}

    record Mirror(
            long sequence,
            Optional<Long> gapAfter,
            boolean catchingUp,
            @Nested RejectionCounts rejected) {

        MirrorPlace at(MirrorProgress progress) {
            return new MirrorPlace(sequence, progress.recordsBehind(), progress.secondsBehind(), catchingUp, gapAfter);
        }
    }

    Own own() {
        return logs.one(Own.class, OWN, logs.city(), logs.city());
    }

    /** The mirror of a partner's log. One that has not read anything yet is at the beginning. */
    Mirror mirror(String partner) {
        return logs.one(Mirror.class, MIRROR, partner, partner);
    }

    /** What a mirror was last proved to hold of an owner's log, whose latest change has this sequence. */
    Optional<LastProof> proved(String owner, String mirror, long sequence) {
        return new LastProofs(logs).of(owner, mirror).map(proof -> proof.upTo(sequence));
    }

    /** How far a partner has applied the city's log, as it says. */
    Optional<AppliedPlace> applied(String partner) {
        return logs.first(
                AppliedPlace.class,
                "select sequence, told from applied_log where partner = ? and log = ?",
                partner,
                logs.own().topic());
    }
}
