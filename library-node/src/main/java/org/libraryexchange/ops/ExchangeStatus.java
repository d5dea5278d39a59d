package org.libraryexchange.ops;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.libraryexchange.log.WorkerReport.State;

/**
 * How the exchange stands.
 *
 * @param items own items by status
 * @param log the city's own log
 * @param partners one for each city that is mirrored here
 * @param health whether all of it gets on
 */
record ExchangeStatus(
        String city, Map<String, Long> items, OwnLogStatus log, List<PartnerStatus> partners, HealthStatus health) {

    /**
     * The city's own log.
     *
     * @param sequence of the latest change
     * @param publishedUpTo sequence up to which the broker has acknowledged all
     * @param backlog how many items wait to be sent
     * @param state of this process's publisher
     */
    record OwnLogStatus(
            String topic, long sequence, long publishedUpTo, long backlog, State state, Optional<String> lastError) {}

    /**
     * The mirror of one partner.
     *
     * @param items mirrored items by status
     * @param appliedUpTo highest sequence applied
     * @param lagRecords records of the log not applied yet; empty where this process does not know
     * @param lagSeconds since the mirror last stood at the log's end; empty where this process does not know
     * @param gapAfter sequence after which a record was found missing, until that is cleared up
     * @param rejected records kept aside
     * @param state of this process's applier
     */
    record PartnerStatus(
            String city,
            String topic,
            Map<String, Long> items,
            long appliedUpTo,
            OptionalLong lagRecords,
            OptionalLong lagSeconds,
            Optional<Long> gapAfter,
            long rejected,
            State state,
            Optional<String> lastError) {}
}
