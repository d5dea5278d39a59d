package org.libraryexchange.exchange.log.postgres;

import java.util.List;
import org.libraryexchange.record.Judgement.Rejected;

/**
 * How many more rejected records of a partner may be kept. Without a limit, anybody who can write to a log could fill
 * the database: a few kilobytes in the log may be megabytes here.
 *
 * @param all room for all records together
 * @param ofUnknownWriters room for records of unknown writers, limited so that they do not crowd out the partner's own
 */
record RejectionRoom(Share all, Share ofUnknownWriters) {

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
