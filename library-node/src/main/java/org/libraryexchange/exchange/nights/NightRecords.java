package org.libraryexchange.exchange.nights;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.mapper.Nested;
import org.libraryexchange.base.database.LogDatabase;
import org.libraryexchange.exchange.nights.NightView.Coverage;

/** The ledger of the city's nights, without a gap from the first to the latest. */
@Singleton
public record NightRecords(LogDatabase database, NightCalendar calendar, Clock clock) {

    private record Run(
            @Nested RunPlan plan, Optional<Instant> ended, Optional<Outcome> outcome, Optional<UUID> caughtUpBy) {

        private NightView view() {
            return new NightView(
                    plan.night().orElseThrow(),
                    Coverage.of(outcome, plan.startedBy()),
                    Optional.of(plan.id()),
                    outcome,
                    plan.window(),
                    Optional.of(plan.started()).filter(it -> !plan.missed()),
                    ended.filter(it -> !plan.missed()),
                    caughtUpBy);
        }
    }

    /** The latest night whose window has opened. */
    public LocalDate latest() {
        return calendar.latest(clock.instant());
    }

    /** The latest night whose window has opened; empty before the first night in the ledger. */
    public Optional<NightView> last() {
        LocalDate latest = latest();
        return nights(latest, latest).stream().findFirst();
    }

    /** The next window to open. */
    public Window next() {
        return calendar.next(clock.instant());
    }

    /** The nights between two dates, both included; without those before the first night in the ledger. */
    public List<NightView> nights(LocalDate from, LocalDate to) {
        return database.inTransaction(
                () -> Stream.concat(kept(from, to), due(from, to).stream()).toList());
    }

    /** The current run. */
    public Optional<UUID> atWork() {
        return database.first(UUID.class, "select id from exchange_run where ended is null");
    }

    private Stream<NightView> kept(LocalDate from, LocalDate to) {
        return database
                .list(Run.class, "select * from exchange_run where night between ? and ? order by night", from, to)
                .stream()
                .map(Run::view);
    }

    /** The night whose window is open or was the last to open, if the ledger has nothing about it yet. */
    private Optional<NightView> due(LocalDate from, LocalDate to) {
        LocalDate latest = latest();
        return latest.isBefore(from) || latest.isAfter(to) || isKnown(latest)
                ? Optional.empty()
                : Optional.of(dueNow(latest));
    }

    /** Also true for a night before the first one in the ledger, about which nothing is known. */
    private boolean isKnown(LocalDate night) {
        return database.one(Boolean.class, """
                select exists (select from exchange_run where night >= ?)
                    or not exists (select from first_night where night <= ?)
                """, night, night);
    }

    private NightView dueNow(LocalDate night) {
        return new NightView(
                night,
                Coverage.DUE,
                Optional.empty(),
                Optional.empty(),
                calendar.window(night),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
