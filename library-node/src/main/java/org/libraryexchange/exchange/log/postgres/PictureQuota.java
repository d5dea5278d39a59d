package org.libraryexchange.exchange.log.postgres;

import static org.libraryexchange.base.database.Statements.on;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.libraryexchange.exchange.log.MirrorBatch;
import org.libraryexchange.item.Status;
import org.libraryexchange.record.Judgement.Accepted;
import org.libraryexchange.record.Judgement.Rejected;
import org.libraryexchange.record.RejectionReason;

/** Limits how many pictures of a partner are kept, and how many bytes they take. */
@Singleton
public record PictureQuota(PicturesConfig config) implements MirrorRoom {

    private static final long MOST_AGAIN = 20_000;

    /** What is kept of a partner. */
    private record Stored(long forms, long bytes) {

        private Stored with(Accepted form) {
            return new Stored(forms + 1, bytes + form.record().document().length);
        }
    }

    @Override
    public MirrorBatch fitting(Handle session, String partner, MirrorBatch batch) {
        Stored stored = stored(session, partner);
        Set<UUID> held = held(session, partner, batch);
        List<Accepted> fitting = new ArrayList<>();
        List<Rejected> rejected = new ArrayList<>(batch.rejected());
        for (Accepted form : batch.items()) {
            boolean isMore = form.summary().statusTerm().equals(Status.PUBLISHED.term())
                    && !held.contains(form.record().id());
            Stored with = isMore ? stored.with(form) : stored;
            if (isMore && !isRoomFor(with)) {
                rejected.add(refused(form));
            } else {
                fitting.add(form);
                stored = with;
            }
        }
        return new MirrorBatch(batch.from(), batch.to(), fitting, rejected, batch.gapAfter(), batch.startsAgain());
    }

    /** A form that there was no room for, with its place in the partner's log. */
    public record Refused(UUID itemId, long sequence) {}

    /**
     * Marks records of a partner that were rejected for want of room, as many as there is room for now, as asked for again:
     * also those that were asked for before, since what was asked may have been lost with a log.
     *
     * @param session whose statements work on the tables of pictures
     */
    public List<Refused> toAskAgain(Handle session, String partner) {
        Stored stored = stored(session, partner);
        long bytes = config.mostBytesOfAPartner().asLongValue() - stored.bytes();
        long room = isRoomFor(stored) ? Math.min(MOST_AGAIN, config.mostOfAPartner() - stored.forms()) : 0;
        return on(session).list(Refused.class, """
                        update rejected_record set state = 'requested' where id in (
                            select id from (
                                select id, sequence, sum(bytes) over (order by sequence, id) as together
                                from rejected_record
                                where owner = ? and state in ('open', 'requested') and reason = ? and item_id is not null
                                    and sequence is not null) as refused
                            where together <= ? order by sequence limit ?)
                        returning item_id, sequence
                        """, partner, RejectionReason.OVER_QUOTA.term(), bytes, room);
    }

    private boolean isRoomFor(Stored stored) {
        return stored.forms() <= config.mostOfAPartner()
                && stored.bytes() <= config.mostBytesOfAPartner().asLongValue();
    }

    private static Rejected refused(Accepted form) {
        return new Rejected(form.raw(), RejectionReason.OVER_QUOTA, "this node keeps no more pictures of the partner");
    }

    private static Stored stored(Handle session, String partner) {
        return on(session)
                .first(Stored.class, "select forms, bytes from stored where owner = ?", partner)
                .orElse(new Stored(0, 0));
    }

    /** The forms of the batch whose bytes are here already: another record of them takes no more room. */
    private static Set<UUID> held(Handle session, String partner, MirrorBatch batch) {
        List<UUID> ids = batch.items().stream().map(form -> form.record().id()).toList();
        return new HashSet<>(on(session).list(UUID.class, """
                        select id from item where owner = ? and id = any(?) and status = ?
                        """, partner, ids, Status.PUBLISHED.term()));
    }
}
