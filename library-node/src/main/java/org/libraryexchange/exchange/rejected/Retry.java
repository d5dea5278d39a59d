package org.libraryexchange.exchange.rejected;

import java.util.OptionalLong;
import java.util.UUID;
import org.libraryexchange.exchange.rejected.Retries.RetryOutcome;
import org.libraryexchange.record.Judgement;
import org.libraryexchange.record.Judgement.Accepted;
import org.libraryexchange.record.Judgement.Rejected;
import org.libraryexchange.record.RejectionReason;

/** The decision on a rejected record that is tried again. */
sealed interface Retry {

    /** A message about the catalogue at a place of the log that the mirror has passed already. */
    StillUnfit OF_THE_PAST = new StillUnfit(
            RejectionReason.NOT_STORABLE.term(), "the log has already passed the position that the message is about");

    RetryOutcome outcome();

    /**
     * The record would be accepted now, so the owner is asked to send the item again. That keeps the order of the log.
     */
    record Requested(UUID item, long sequence) implements Retry {
        @Override
        public RetryOutcome outcome() {
            return RetryOutcome.REQUESTED;
        }
    }

    /** The mirror holds this state of the item or a newer one, so there is nothing to repair. */
    record Superseded() implements Retry {
        @Override
        public RetryOutcome outcome() {
            return RetryOutcome.SUPERSEDED;
        }
    }

    /** The record would be rejected again. */
    record StillUnfit(String reason, String detail) implements Retry {
        @Override
        public RetryOutcome outcome() {
            return RetryOutcome.STILL_UNFIT;
        }
    }

    /**
     * Decides.
     *
     * @param judgement of the stored bytes, made now
     * @param mirrored sequence at which the mirror holds the item; empty if it does not hold it
     */
    static Retry of(Judgement judgement, OptionalLong mirrored) {
        if (isReached(judgement.raw().claimedSequence(), mirrored)) {
            return new Superseded();
        }
        if (judgement instanceof Accepted accepted) {
            return new Requested(accepted.record().id(), accepted.record().sequence());
        }
        return judgement instanceof Rejected rejected
                ? new StillUnfit(rejected.reason().term(), rejected.detail())
                : OF_THE_PAST;
    }

    /**
     * Decides on a record that is too large to be read. It is larger than any item may be, so it would be rejected
     * again.
     */
    static Retry unread(StillUnfit asItWas, OptionalLong sequence, OptionalLong mirrored) {
        return isReached(sequence, mirrored) ? new Superseded() : asItWas;
    }

    private static boolean isReached(OptionalLong sequence, OptionalLong mirrored) {
        return mirrored.isPresent() && sequence.isPresent() && mirrored.getAsLong() >= sequence.getAsLong();
    }
}
