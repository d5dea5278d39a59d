package org.libraryexchange.ops;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.libraryexchange.nights.NightView;
import org.libraryexchange.proving.LastProof;
import org.libraryexchange.worker.WorkerReport.State;

/**
 * How the exchange stands.
 *
 * @param items own items by status
 * @param log the city's own log
 * @param partners one for each city that is mirrored here
 * @param search the index that searches read
 * @param nights of the city
 * @param imports how imports get on
 * @param health whether all of it gets on
 */
public record ExchangeStatus(
        String city,
        Map<String, Long> items,
        OwnLogStatus log,
        List<PartnerStatus> partners,
        SearchStatus search,
        NightsStatus nights,
        ImportsStatus imports,
        HealthStatus health) {

    /**
     * The city's own log.
     *
     * @param sequence of the latest change
     * @param publishedUpTo sequence up to which the broker has acknowledged all
     * @param backlog how many items are to be sent
     * @param held how many more wait for the city's night
     * @param sealedBy id of the key that its records are sealed by; empty where they are by none, so that partners cannot tell
     *     who has written them
     * @param state of this process's publisher
     */
    public record OwnLogStatus(
            String topic,
            long sequence,
            long publishedUpTo,
            long backlog,
            long held,
            Optional<String> sealedBy,
            State state,
            Optional<String> lastError) {}

    /**
     * The index that searches read.
     *
     * @param behind how many changes of items it lacks
     * @param state of this process's indexer
     */
    public record SearchStatus(long behind, State state, Optional<String> lastError) {}

    /**
     * The nights of the city.
     *
     * @param running the run that is at work
     * @param last the latest night that has come
     * @param nextOpens when the next window opens
     * @param state of this process's keeper of the nights
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
     * @param lagRecords records of the log not applied yet; empty where this process does not know
     * @param lagSeconds since the mirror last stood at the log's end; empty where this process does not know
     * @param catchingUp whether the mirror has not stood at the log's end since it found a gap or began at the start
     * @param gapAfter sequence after which a record was found missing, until a proof has shown that nothing is
     * @param provedHere what this mirror was last proved to hold of the partner's catalogue
     * @param provedThere what the partner was last proved to hold of this city's catalogue
     * @param keys ids of the keys that the partner is known by; none where nobody can tell who has written its logs
     * @param dropped rejected records of which nothing was kept, since there were too many
     * @param rejected records kept aside
     * @param rejectedOpen those of them that nobody has dealt with
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
            List<String> keys,
            long dropped,
            long rejected,
            long rejectedOpen,
            State state,
            Optional<String> lastError) {}
}
