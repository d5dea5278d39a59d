package org.libraryexchange.exchange.nights;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.mapper.Nested;
import org.libraryexchange.base.database.LogDatabase;
import org.libraryexchange.exchange.nights.RunView.HoldingView;
import org.libraryexchange.exchange.nights.RunView.LogView;
import org.libraryexchange.exchange.nights.RunView.PartnerView;
import org.libraryexchange.exchange.nights.RunView.ReceivedView;
import org.libraryexchange.exchange.nights.RunView.SourceView;
import org.libraryexchange.exchange.nights.RunView.StepView;
import org.libraryexchange.record.CityLog.Sort;

/** Reads runs for people and their programs. */
@Singleton
public record RunReader(LogDatabase database) {

    /** All items of the catalogue count as published, repaired or unchanged. */
    private static final String RUNS = """
            select run.*, proof_id as proof,
                (select min(their_items) from exchange_partner where run_id = id) - published - repaired as unchanged
            from exchange_run run
            """;

    private static final String PARTNERS = """
            select found.*, our_items - our_rejected - added - changed as unchanged
            from exchange_partner found where run_id = ? order by partner
            """;
    private static final String LOGS = """
            select found.*, sent as sent_sent, repaired as sent_repaired, their_items - sent - repaired as sent_unchanged,
                received as received_received, our_items - our_rejected - received as received_unchanged
            from %s found where run_id = ?
            """;

    /** Of failed fetches, those count whose rows go to an import nevertheless. */
    private static final String SOURCES = """
            select last.name, last.state, first as started, last.ended, last.reason, withdrawals, records, rows, repeated,
                own, removed, deleted, unusable
            from (
                select max(id) as id, min(started) as first, %s
                from (select *, state = 'finished' or import_id is not null as counts from source_fetch) as asked
                where ended <= ? and ended > (
                    select coalesce(max(started), timestamptz 'epoch') from exchange_run
                    where started < ? and outcome <> 'missed')
                group by source_id) as fetches
                join (select id, name, state, ended, reason from source_fetch) as last using (id)
            order by last.name, id limit 500
            """.formatted(
                    Stream.of("withdrawals", "records", "rows", "repeated", "own", "removed", "deleted", "unusable")
                            .map("coalesce(sum(%1$s) filter (where counts), 0)::bigint as %1$s"::formatted)
                            .collect(Collectors.joining(", ")));

    public Optional<RunView> read(UUID id) {
        return runs("where id = ?", id).findFirst();
    }

    /** Runs that started before a time, the latest first. */
    public List<RunView> latest(Instant before, int most) {
        return runs("where started < ? order by started desc, id desc limit ?", before, most)
                .toList();
    }

    private Stream<RunView> runs(String which, Object... arguments) {
        return database
                .inTransaction(() -> database.list(RunView.class, RUNS + which, arguments).stream()
                        .map(run -> run.with(
                                steps(run.plan().id()),
                                partners(run.plan().id()),
                                sources(run.plan().started())))
                        .toList())
                .stream();
    }

    private List<StepView> steps(UUID run) {
        return database
                .list(StepView.class, "select step, started, ended from exchange_step where run_id = ?", run)
                .stream()
                .sorted(Comparator.comparing(StepView::step))
                .toList();
    }

    private List<SourceView> sources(Instant started) {
        return database.list(SourceView.class, SOURCES, started, started);
    }

    private List<PartnerView> partners(UUID run) {
        Map<String, LogView> letters = logs(Sort.LETTERS, run);
        Map<String, LogView> pictures = logs(Sort.PICTURES, run);
        return database.list(Partner.class, PARTNERS, run).stream()
                .map(found -> found.view(
                        Optional.ofNullable(letters.get(found.partner())),
                        Optional.ofNullable(pictures.get(found.partner()))))
                .toList();
    }

    private Map<String, LogView> logs(Sort sort, UUID run) {
        return database.list(OfLog.class, LOGS.formatted(PostgresPartners.table(sort)), run).stream()
                .collect(Collectors.toMap(OfLog::partner, OfLog::log));
    }

    private record Partner(
            String partner,
            @Nested("their") Optional<HoldingView> theirs,
            @Nested("our") Optional<HoldingView> ours,
            @Nested ReceivedView received,
            boolean pausedThere,
            boolean pausedHere) {

        private PartnerView view(Optional<LogView> letters, Optional<LogView> pictures) {
            return new PartnerView(partner, theirs, ours, received, letters, pictures, pausedThere, pausedHere);
        }
    }

    private record OfLog(String partner, @Nested LogView log) {}
}
