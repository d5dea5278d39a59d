package org.libraryexchange.exchange.log.postgres;

import static org.libraryexchange.base.database.Statements.on;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.libraryexchange.record.Judgement.Rejected;
import org.libraryexchange.record.RejectionReason;

/** Limits how many rejected records of a partner are kept. */
@Singleton
public record RejectionQuota(RejectionConfig config) {

    /** The most rows to delete at once, so that nobody waits long for a deletion. */
    private static final int GIVE_WAY_AT_ONCE = 1_000;

    /** Records of unknown writers may use one of this many parts of the quota. */
    private static final int PARTS = 2;

    private static final List<String> OF_UNKNOWN_WRITERS = RejectionReason.terms(RejectionReason::isOfUnknownWriter);

    /** What is kept for a partner, and how much of it comes from unknown writers. */
    private record Usage(long rows, long bytes, long unknownRows, long unknownBytes) {}

    /** The given records that can be kept. If there is no room for all of them, settled records are deleted first. */
    List<Rejected> fitting(Handle handle, String partner, List<Rejected> rejections) {
        RejectionRoom room = room(handle, partner);
        if (!room.isEnoughFor(rejections) && giveWay(handle, partner) > 0) {
            room = room(handle, partner);
        }
        return room.fitting(rejections);
    }

    private static int giveWay(Handle handle, String partner) {
        return handle.execute("""
                        delete from rejected_record where id in (
                            select id from rejected_record where owner = ? and settled is not null
                            order by id limit ?)
                        """, partner, GIVE_WAY_AT_ONCE);
    }

    private RejectionRoom room(Handle handle, String partner) {
        Usage kept = on(handle).one(Usage.class, """
                        select count(*) as rows, coalesce(sum(bytes), 0) as bytes,
                            count(*) filter (where reason = any(:unknown)) as unknown_rows,
                            coalesce(sum(bytes) filter (where reason = any(:unknown)), 0) as unknown_bytes
                        from rejected_record where owner = :owner
                        """, Map.of("unknown", OF_UNKNOWN_WRITERS, "owner", partner));
        long rows = config.mostOfAPartner();
        long bytes = config.mostBytesOfAPartner().asLongValue();
        return new RejectionRoom(
                new RejectionRoom.Share(rows - kept.rows(), bytes - kept.bytes()),
                new RejectionRoom.Share(rows / PARTS - kept.unknownRows(), bytes / PARTS - kept.unknownBytes()));
    }

    /**
     * How many more rejected records of a partner may be kept. Without a limit, anybody who can write to a log could fill
     * the database: a few kilobytes in the log may be megabytes here.
     *
     * @param all room for all records together
     * @param ofUnknownWriters room for records of unknown writers, limited so that they do not crowd out the partner's own
     */
    private record RejectionRoom(Share all, Share ofUnknownWriters) {

        /**
         * A part of the quota.
         *
         * @param rows how many more records
         * @param bytes of all these records together
         */
        record Share(long rows, long bytes) {

            private boolean has(Share wanted) {
                return wanted.rows <= rows && wanted.bytes <= bytes;
            }

            private Share plus(Rejected rejected) {
                return new Share(rows + 1, bytes + rejected.raw().bytes());
            }
        }

        private static final Share NOTHING = new Share(0, 0);

        /** Whether all these records fit, not counting those of unknown writers. */
        boolean isEnoughFor(List<Rejected> rejections) {
            Share wanted = NOTHING;
            for (Rejected rejected : rejections) {
                if (!rejected.reason().isOfUnknownWriter()) {
                    wanted = wanted.plus(rejected);
                }
            }
            return all.has(wanted);
        }

        /** The given records that may be kept, in their order. */
        List<Rejected> fitting(List<Rejected> rejections) {
            Filling filling = new Filling();
            return rejections.stream().filter(filling::take).toList();
        }

        private final class Filling {
            private Share taken = NOTHING;
            private Share takenOfUnknownWriters = NOTHING;

            private boolean take(Rejected rejected) {
                boolean unknown = rejected.reason().isOfUnknownWriter();
                Share with = taken.plus(rejected);
                Share withUnknown = unknown ? takenOfUnknownWriters.plus(rejected) : takenOfUnknownWriters;
                boolean fits = all.has(with) && ofUnknownWriters.has(withUnknown);
                if (fits) {
                    taken = with;
                    takenOfUnknownWriters = withUnknown;
                }
                return fits;
            }
        }
    }
}
