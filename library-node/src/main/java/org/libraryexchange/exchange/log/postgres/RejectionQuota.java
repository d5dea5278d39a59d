package org.libraryexchange.exchange.log.postgres;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.libraryexchange.exchange.log.postgres.RejectionRoom.Share;
import org.libraryexchange.record.Judgement.Rejected;
import org.libraryexchange.record.RejectionReason;

/** Limits how many rejected records of a partner are kept. */
public record RejectionQuota(RejectionConfig config) {

    /** The most rows to delete at once, so that nobody waits long for a deletion. */
    private static final int GIVE_WAY_AT_ONCE = 1_000;

    /** Records of unknown writers may use one of this many parts of the quota. */
    private static final int PARTS = 2;

    private static final List<String> OF_UNKNOWN_WRITERS = RejectionReason.terms(RejectionReason::isOfUnknownWriter);

    /** What is kept for a partner, and how much of it comes from unknown writers. */
    private record Kept(long rows, long bytes, long unknownRows, long unknownBytes) {}

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
        Kept kept = handle.createQuery("""
                        select count(*) as rows, coalesce(sum(bytes), 0) as bytes,
                            count(*) filter (where reason = any(:unknown)) as unknown_rows,
                            coalesce(sum(bytes) filter (where reason = any(:unknown)), 0) as unknown_bytes
                        from rejected_record where owner = :owner
                        """)
                .bindArray("unknown", String.class, OF_UNKNOWN_WRITERS)
                .bind("owner", partner)
                .map(ConstructorMapper.of(Kept.class))
                .one();
        long rows = config.mostOfAPartner();
        long bytes = config.mostBytesOfAPartner().asLongValue();
        return new RejectionRoom(
                new Share(rows - kept.rows(), bytes - kept.bytes()),
                new Share(rows / PARTS - kept.unknownRows(), bytes / PARTS - kept.unknownBytes()));
    }
}
