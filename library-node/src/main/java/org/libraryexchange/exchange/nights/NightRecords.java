package org.libraryexchange.exchange.nights;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The ledger of the city's nights, without a gap from the first to the latest. */
@ApplicationScoped
public class NightRecords {

    private final Jdbi database;
    private final NightCalendar calendar;
    private final Clock clock;

    NightRecords(Jdbi database, NightCalendar calendar, Clock clock) {
        this.database = database;
        this.calendar = calendar;
        this.clock = clock;
    }

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

    NightCalendar calendar() {
        return calendar;
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
    @Transactional
    public List<NightView> nights(LocalDate from, LocalDate to) {
        return database.withHandle(
                handle -> Stream.concat(kept(handle, from, to).stream(), due(handle, from, to).stream())
                        .toList());
    }

    /** The current run. */
    @Transactional
    public Optional<UUID> atWork() {
        return database.withHandle(handle -> handle.createQuery("select id from exchange_run where ended is null")
                .mapTo(UUID.class)
                .findOne());
    }

    private static List<NightView> kept(Handle handle, LocalDate from, LocalDate to) {
        return handle.select("select * from exchange_run where night between ? and ? order by night", from, to)
                .map(ConstructorMapper.of(Run.class))
                .map(Run::view)
                .list();
    }

    /** The night whose window is open or was the last to open, if the ledger has nothing about it yet. */
    private Optional<NightView> due(Handle handle, LocalDate from, LocalDate to) {
        LocalDate latest = latest();
        return latest.isBefore(from) || latest.isAfter(to) || isKnown(handle, latest)
                ? Optional.empty()
                : Optional.of(dueNow(latest));
    }

    /** Also true for a night before the first one in the ledger, about which nothing is known. */
    private static boolean isKnown(Handle handle, LocalDate night) {
        return handle.createQuery("""
                        select exists (select from exchange_run where night >= :night)
                            or not exists (select from first_night where night <= :night)
                        """).bind("night", night).mapTo(Boolean.class).one();
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
