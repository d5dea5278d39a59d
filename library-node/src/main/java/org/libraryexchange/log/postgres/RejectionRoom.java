package org.libraryexchange.log.postgres;

import java.util.List;
import org.libraryexchange.record.Judgement.Rejected;

/**
 * How much more may be kept of a partner's rejected records. Whoever can write to a log would fill the database otherwise: a
 * few kilobytes there may be megabytes here.
 *
 * @param all that may still be kept
 * @param ofUnknownWriters of these, what may be of nobody knows whom: they are not to crowd out the partner's own
 */
record RejectionRoom(Share all, Share ofUnknownWriters) {

    /**
     * A part of the quota.
     *
     * @param rows how many more
     * @param bytes of all of them together
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

    /** Whether there is room for all of these, but for those whose writers nobody knows. */
    boolean isEnoughFor(List<Rejected> rejections) {
        Share wanted = NOTHING;
        for (Rejected rejected : rejections) {
            if (!rejected.reason().isOfUnknownWriter()) {
                wanted = wanted.plus(rejected);
            }
        }
        return all.has(wanted);
    }

    /** Those of some records that may be kept, in their order. */
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
