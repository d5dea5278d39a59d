package org.libraryexchange.ops;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.libraryexchange.proving.LastProof;
import org.libraryexchange.worker.WorkerReport.State;

/**
 * The letters between this city and a partner. What an addressee did with a letter travels like a letter, and counts as
 * one. Nothing that anybody wrote is here.
 *
 * @param sent the log of this city's letters
 * @param received the mirror of the partner's letters
 */
public record LettersStatus(SentLetters sent, ReceivedLetters received) {

    /**
     * The log of this city's letters to the partner.
     *
     * @param sequence of the latest change
     * @param publishedUpTo sequence up to which the broker has acknowledged all changes
     * @param backlog how many letters are still to be sent to the broker
     * @param applied how far the partner has applied them; empty if it has not told
     * @param proved what the last proof showed that the partner holds of them
     * @param state of this process's publisher
     */
    public record SentLetters(
            String topic,
            long sequence,
            long publishedUpTo,
            long backlog,
            Optional<AppliedThere> applied,
            Optional<LastProof> proved,
            State state,
            Optional<String> lastError) {}

    /**
     * What a partner has told.
     *
     * @param upTo sequence up to which it has applied the letters
     * @param told when
     */
    public record AppliedThere(long upTo, Instant told) {}

    /**
     * The mirror of the partner's letters.
     *
     * @param awaited whether the partner does not have such a log yet; false if this process does not know
     * @param appliedUpTo highest sequence applied
     * @param lagRecords records of the log not applied yet; empty if this process does not know
     * @param lagSeconds seconds since the mirror was last at the log's end; empty if this process does not know
     * @param catchingUp whether the mirror has not reached the log's end since it found a gap or began at the start
     * @param gapAfter sequence after which a record was found missing, until a proof shows that nothing is missing
     * @param proved what the last proof showed that this mirror holds
     * @param dropped rejected records that were not kept, because there were too many
     * @param rejected records kept aside
     * @param rejectedOpen rejected records that nobody has dealt with
     * @param state of this process's applier
     */
    public record ReceivedLetters(
            String topic,
            boolean awaited,
            long appliedUpTo,
            OptionalLong lagRecords,
            OptionalLong lagSeconds,
            boolean catchingUp,
            Optional<Long> gapAfter,
            Optional<LastProof> proved,
            long dropped,
            long rejected,
            long rejectedOpen,
            State state,
            Optional<String> lastError) {}
}
