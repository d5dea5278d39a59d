package org.libraryexchange.watch.status;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.libraryexchange.base.worker.WorkerReport;
import org.libraryexchange.exchange.foreign.ForeignRecords.ForeignLog;
import org.libraryexchange.exchange.log.kafka.KafkaTopics.RefusedSetting;
import org.libraryexchange.exchange.nights.NightView;
import org.libraryexchange.exchange.pauses.Pause;
import org.libraryexchange.exchange.proving.AppliedPlaces.AppliedPlace;
import org.libraryexchange.exchange.proving.LastProof;
import org.libraryexchange.letters.mail.DeskMails.DeskMail;
import org.libraryexchange.watch.health.Verdict;

/**
 * The state of the exchange. The states of workers are those of this process.
 *
 * @param items own items by status
 * @param log the city's own log
 * @param partners one for each mirrored city
 * @param search the search index
 * @param nights the city's nights
 * @param imports the imports
 * @param deskMail mail about letters, one for each desk that has a mailbox
 * @param health whether all of it makes progress
 */
public record ExchangeStatus(
        String city,
        Map<String, Long> items,
        OwnLogStatus log,
        List<PartnerStatus> partners,
        SearchStatus search,
        NightsStatus nights,
        ImportsStatus imports,
        List<DeskMail> deskMail,
        HealthStatus health) {

    /** Rejected records of all partners that nobody has dealt with. */
    public long rejectedOpen() {
        return sum(partner -> partner.rejected().rejectedOpen());
    }

    /** Rejected records of all partners that are kept. */
    public long rejected() {
        return sum(partner -> partner.rejected().rejected());
    }

    /** Rejected records of all partners that were not kept. */
    public long dropped() {
        return sum(partner -> partner.rejected().dropped());
    }

    /** Own records that partners have rejected, as their last proofs showed. */
    public long rejectedThere() {
        return sum(partner ->
                partner.copies().provedThere().map(LastProof::rejected).orElse(0L));
    }

    private long sum(ToLongFunction<PartnerStatus> figure) {
        return partners.stream().mapToLong(figure).sum();
    }

    /**
     * How far a log of this city is sent.
     *
     * @param sequence of the latest change
     * @param publishedUpTo sequence up to which the broker has acknowledged all changes
     * @param backlog how many items or letters are still to be sent
     */
    public record Publication(long sequence, long publishedUpTo, long backlog) {}

    /**
     * How far a log of a partner is applied here.
     *
     * @param appliedUpTo highest sequence applied
     * @param lagRecords records of the log not applied yet; empty if this process does not know
     * @param lagSeconds seconds since the mirror was last at the log's end; empty if this process does not know
     * @param catchingUp whether the mirror has not reached the log's end since it found a gap or began at the start
     * @param gapAfter sequence after which a record was found missing, until a proof shows that nothing is missing
     */
    public record MirrorPlace(
            long appliedUpTo,
            OptionalLong lagRecords,
            OptionalLong lagSeconds,
            boolean catchingUp,
            Optional<Long> gapAfter) {}

    /**
     * Rejected records of a partner's log.
     *
     * @param dropped those that were not kept, because there were too many
     * @param rejected those kept aside
     * @param rejectedOpen those that nobody has dealt with
     */
    public record RejectionCounts(long dropped, long rejected, long rejectedOpen) {}

    /**
     * Whether work makes progress.
     *
     * @param health well, behind or stuck
     * @param reason stable term for why it does not; empty if it does
     * @param secondsWithoutProgress time since it was last seen to
     */
    public record WorkHealth(String health, Optional<String> reason, long secondsWithoutProgress) {

        static WorkHealth of(Verdict verdict) {
            return new WorkHealth(
                    verdict.state(), verdict.term(), verdict.withoutProgress().toSeconds());
        }
    }

    /**
     * The city's own log.
     *
     * @param held how many more items wait for the city's night
     * @param sealedBy id of the key that seals its records; empty if none does, so that partners cannot tell who wrote
     *     them
     * @param refusedSettings what the broker does not let this process's publisher set at the city's topics
     * @param foreignRecords the city's logs, those of letters included, into which somebody else has written
     */
    public record OwnLogStatus(
            String topic,
            @JsonUnwrapped Publication published,
            long held,
            Optional<String> sealedBy,
            List<RefusedSetting> refusedSettings,
            List<ForeignLog> foreignRecords,
            @JsonUnwrapped WorkerReport publisher) {}

    /**
     * The search index.
     *
     * @param behind how many changes of items it lacks
     * @param health whether it is whole and follows the catalogue
     */
    public record SearchStatus(
            long behind,
            @JsonUnwrapped WorkHealth health,
            @JsonUnwrapped WorkerReport indexer) {}

    /**
     * The nights of the city.
     *
     * @param running the current run
     * @param last the latest night whose window has opened
     * @param nextOpens when the next window opens
     */
    public record NightsStatus(
            Optional<UUID> running,
            Optional<NightView> last,
            Instant nextOpens,
            @JsonUnwrapped WorkerReport keeper) {}

    /**
     * The imports.
     *
     * @param waiting how many have arrived completely and have not begun
     * @param held how many wait for a person's decision
     * @param running imports that are being checked or written, oldest first; more than one if held imports were approved
     */
    public record ImportsStatus(
            long waiting,
            long held,
            List<RunningImport> running,
            @JsonUnwrapped WorkHealth health,
            @JsonUnwrapped WorkerReport importer) {}

    /**
     * An import that is being checked or written.
     *
     * @param state checking or running
     * @param bytesChecked how much of the body the check has read, before anything is written
     * @param bytesDone how much of the body has been processed
     * @param rows how many rows have been processed
     */
    public record RunningImport(long id, String state, long bytes, long bytesChecked, long bytesDone, long rows) {}

    /**
     * The mirror of one partner.
     *
     * @param items mirrored items by status
     * @param keys ids of the partner's known keys; without any, nobody can tell who wrote its logs
     * @param letters the letters between the two cities
     * @param pictures the same of their pictures; the log of those of this city is one for all partners
     */
    public record PartnerStatus(
            String city,
            String topic,
            Map<String, Long> items,
            @JsonUnwrapped MirrorPlace mirrored,
            @JsonUnwrapped Copies copies,
            List<String> keys,
            @JsonUnwrapped RejectionCounts rejected,
            @JsonUnwrapped PartnerPauses pauses,
            LettersStatus letters,
            LettersStatus pictures,
            @JsonUnwrapped WorkerReport applier) {}

    /**
     * What two cities are known to hold of each other's catalogues.
     *
     * @param provedHere what the last proof showed that this mirror holds of the partner's catalogue
     * @param provedThere what the last proof showed that the partner holds of this city's catalogue
     * @param appliedThere how far the partner has applied this city's log, as it says; empty if it does not say
     */
    public record Copies(
            Optional<LastProof> provedHere, Optional<LastProof> provedThere, Optional<AppliedPlace> appliedThere) {}

    /**
     * The pauses between two cities.
     *
     * @param paused why and until when nothing of the partner is applied here; empty if it is
     * @param pausedThere whether the partner's latest answer to a proof says that it applies nothing of this city
     */
    public record PartnerPauses(Optional<Pause> paused, boolean pausedThere) {}

    /**
     * The letters between this city and a partner. What an addressee did with a letter travels like a letter, and counts
     * as one. Nothing that anybody wrote is here.
     *
     * @param sent the log of this city's letters
     * @param received the mirror of the partner's letters
     */
    public record LettersStatus(SentLetters sent, ReceivedLetters received) {}

    /**
     * The log of this city's letters to a partner.
     *
     * @param applied how far the partner has applied them; empty if it has not told
     * @param proved what the last proof showed that the partner holds of them
     */
    public record SentLetters(
            String topic,
            @JsonUnwrapped Publication published,
            Optional<AppliedThere> applied,
            Optional<LastProof> proved,
            @JsonUnwrapped WorkerReport publisher) {}

    /**
     * What a partner has told.
     *
     * @param upTo sequence up to which it has applied the letters
     */
    public record AppliedThere(long upTo, Instant told) {}

    /**
     * The mirror of a partner's letters.
     *
     * @param awaited whether the partner does not have such a log yet; false if this process does not know
     * @param proved what the last proof showed that this mirror holds
     */
    public record ReceivedLetters(
            String topic,
            boolean awaited,
            @JsonUnwrapped MirrorPlace mirrored,
            Optional<LastProof> proved,
            @JsonUnwrapped RejectionCounts rejected,
            @JsonUnwrapped WorkerReport applier) {}
}
