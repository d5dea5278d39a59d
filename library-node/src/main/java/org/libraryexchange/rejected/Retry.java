package org.libraryexchange.rejected;

import java.util.OptionalLong;
import java.util.UUID;
import org.libraryexchange.record.Judgement;
import org.libraryexchange.record.Judgement.Accepted;
import org.libraryexchange.record.Judgement.Rejected;
import org.libraryexchange.record.RejectionReason;

/** What comes of trying a rejected record again. */
sealed interface Retry {

    /** What was said about the catalogue at a place of the log, and could not be dealt with then. */
    StillUnfit OF_THE_PAST = new StillUnfit(
            RejectionReason.NOT_STORABLE.term(), "the log has already passed the position that the message is about");

    RetryOutcome outcome();

    /** It would be mirrored now, so its owner is asked to send the item again: that keeps the order of the log. */
    record Requested(UUID item, long sequence) implements Retry {
        @Override
        public RetryOutcome outcome() {
            return RetryOutcome.REQUESTED;
        }
    }

    /** The mirror holds this state of the item or a newer one, so there is nothing to mend. */
    record Superseded() implements Retry {
        @Override
        public RetryOutcome outcome() {
            return RetryOutcome.SUPERSEDED;
        }
    }

    /** It would be rejected again. */
    record StillUnfit(String reason, String detail) implements Retry {
        @Override
        public RetryOutcome outcome() {
            return RetryOutcome.STILL_UNFIT;
        }
    }

    /**
     * Decides.
     *
     * @param judgement on the stored bytes, as of now
     * @param mirrored sequence at which the mirror holds the item; empty where it does not
     */
    static Retry of(Judgement judgement, OptionalLong mirrored) {
        if (isReached(judgement.raw().claimedSequence(), mirrored)) {
            return new Superseded();
        }
        if (judgement instanceof Accepted accepted) {
            return new Requested(accepted.item().id(), accepted.item().sequence());
        }
        return judgement instanceof Rejected rejected
                ? new StillUnfit(rejected.reason().term(), rejected.detail())
                : OF_THE_PAST;
    }

    /** Decides on a giant without reading it: larger than any item may be, it is as unfit as it was. */
    static Retry unread(StillUnfit asItWas, OptionalLong sequence, OptionalLong mirrored) {
        return isReached(sequence, mirrored) ? new Superseded() : asItWas;
    }

    private static boolean isReached(OptionalLong sequence, OptionalLong mirrored) {
        return mirrored.isPresent() && sequence.isPresent() && mirrored.getAsLong() >= sequence.getAsLong();
    }
}
