package org.libraryexchange.ops;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.libraryexchange.foreign.ForeignLog;
import org.libraryexchange.health.StuckCause;
import org.libraryexchange.health.Verdict;
import org.libraryexchange.lettermail.DeskMail;
import org.libraryexchange.log.kafka.RefusedSetting;
import org.libraryexchange.nights.NightView;
import org.libraryexchange.pauses.Pause;
import org.libraryexchange.proving.AppliedPlace;
import org.libraryexchange.proving.LastProof;
import org.libraryexchange.worker.WorkerReport;
import org.libraryexchange.worker.WorkerReport.State;

/**
 * The state of the exchange.
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
        return sum(PartnerStatus::rejectedOpen);
    }

    /** Rejected records of all partners that are kept. */
    public long rejected() {
        return sum(PartnerStatus::rejected);
    }

    /** Rejected records of all partners that were not kept. */
    public long dropped() {
        return sum(PartnerStatus::dropped);
    }

    /** Own records that partners have rejected, as their last proofs showed. */
    public long rejectedThere() {
        return sum(partner -> partner.provedThere().map(LastProof::rejected).orElse(0L));
    }

    private long sum(ToLongFunction<PartnerStatus> figure) {
        return partners.stream().mapToLong(figure).sum();
    }

    /**
     * The city's own log.
     *
     * @param sequence of the latest change
     * @param publishedUpTo sequence up to which the broker has acknowledged all changes
     * @param backlog how many items are still to be sent
     * @param held how many more wait for the city's night
     * @param sealedBy id of the key that seals its records; empty if none does, so that partners cannot tell who wrote
     *     them
     * @param refusedSettings what the broker does not let this process's publisher set at the city's topics
     * @param foreignRecords the city's logs, those of letters included, into which somebody else has written
     * @param state of this process's publisher
     */
    public record OwnLogStatus(
            String topic,
            long sequence,
            long publishedUpTo,
            long backlog,
            long held,
            Optional<String> sealedBy,
            List<RefusedSetting> refusedSettings,
            List<ForeignLog> foreignRecords,
            State state,
            Optional<String> lastError) {}

    /**
     * The search index.
     *
     * @param behind how many changes of items it lacks
     * @param health whether it is whole and follows the catalogue: well, behind or stuck
     * @param reason stable term for why it is not; empty if it is
     * @param secondsWithoutProgress time since it was last seen to
     * @param state of this process's indexer
     */
    public record SearchStatus(
            long behind,
            String health,
            Optional<String> reason,
            long secondsWithoutProgress,
            State state,
            Optional<String> lastError) {

        static SearchStatus of(long behind, Verdict verdict, WorkerReport indexer) {
            return new SearchStatus(
                    behind,
                    verdict.state(),
                    verdict.reason().map(StuckCause::term),
                    verdict.withoutProgress().toSeconds(),
                    indexer.state(),
                    indexer.lastError());
        }
    }

    /**
     * The nights of the city.
     *
     * @param running the current run
     * @param last the latest night whose window has opened
     * @param nextOpens when the next window opens
     * @param state of this process's worker for nights
     */
    public record NightsStatus(
            Optional<UUID> running,
            Optional<NightView> last,
            Instant nextOpens,
            State state,
            Optional<String> lastError) {}

    /**
     * The mirror of one partner.
     *
     * @param items mirrored items by status
     * @param appliedUpTo highest sequence applied
     * @param lagRecords records of the log not applied yet; empty if this process does not know
     * @param lagSeconds seconds since the mirror was last at the log's end; empty if this process does not know
     * @param catchingUp whether the mirror has not reached the log's end since it found a gap or began at the start
     * @param gapAfter sequence after which a record was found missing, until a proof shows that nothing is missing
     * @param provedHere what the last proof showed that this mirror holds of the partner's catalogue
     * @param provedThere what the last proof showed that the partner holds of this city's catalogue
     * @param appliedThere how far the partner has applied this city's log, as it says; empty if it does not say
     * @param keys ids of the partner's known keys; without any, nobody can tell who wrote its logs
     * @param dropped rejected records that were not kept, because there were too many
     * @param rejected records kept aside
     * @param rejectedOpen rejected records that nobody has dealt with
     * @param paused why and until when nothing of the partner is applied here; empty if it is
     * @param pausedThere whether the partner's latest answer to a proof says that it applies nothing of this city
     * @param letters the letters between the two cities
     * @param state of this process's applier
     */
    public record PartnerStatus(
            String city,
            String topic,
            Map<String, Long> items,
            long appliedUpTo,
            OptionalLong lagRecords,
            OptionalLong lagSeconds,
            boolean catchingUp,
            Optional<Long> gapAfter,
            Optional<LastProof> provedHere,
            Optional<LastProof> provedThere,
            Optional<AppliedPlace> appliedThere,
            List<String> keys,
            long dropped,
            long rejected,
            long rejectedOpen,
            Optional<Pause> paused,
            boolean pausedThere,
            LettersStatus letters,
            State state,
            Optional<String> lastError) {}
}
