package org.libraryexchange.nights;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.libraryexchange.node.NodeConfig;

/** The ledger of the city's nights: without a gap from the first to the latest. */
@ApplicationScoped
public class NightRecords {

    private final Session database;
    private final NightCalendar calendar;
    private final Clock clock;

    NightRecords(Session database, NodeConfig node, NightsConfig config, Clock clock) {
        this.database = database;
        this.calendar = NightCalendar.of(node, config);
        this.clock = clock;
    }

    NightCalendar calendar() {
        return calendar;
    }

    /** The latest night that has come. */
    public LocalDate latest() {
        return calendar.latest(clock.instant());
    }

    /** The window that opens next. */
    public Window next() {
        return calendar.next(clock.instant());
    }

    /** The nights from one to another, both included; those before the first that is kept are left out. */
    @Transactional
    public List<NightView> nights(LocalDate from, LocalDate to) {
        List<NightView> nights = new ArrayList<>(database
                .createNativeQuery(
                        "select * from exchange_run where night between :from and :to order by night", Tuple.class)
                .setParameter("from", from)
                .setParameter("to", to)
                .getResultList()
                .stream()
                .map(NightRecords::view)
                .toList());
        due(from, to).ifPresent(nights::add);
        return nights;
    }

    /** The run that is at work. */
    @Transactional
    Optional<UUID> atWork() {
        return database.createNativeQuery("select id from exchange_run where ended is null", UUID.class)
                .uniqueResultOptional();
    }

    private static NightView view(Tuple row) {
        Optional<String> outcome = Optional.ofNullable(row.get("outcome", String.class));
        Trigger cause = Trigger.of(row.get("started_by", String.class));
        boolean ran = cause != Trigger.NOBODY;
        return new NightView(
                row.get("night", LocalDate.class),
                Coverage.of(outcome.map(Outcome::of), cause).term(),
                Optional.of(row.get("id", UUID.class)),
                outcome,
                row.get("window_opens", Instant.class),
                row.get("window_closes", Instant.class),
                Optional.of(row.get("started", Instant.class)).filter(started -> ran),
                Optional.ofNullable(row.get("ended", Instant.class)).filter(ended -> ran),
                Optional.ofNullable(row.get("caught_up_by", UUID.class)));
    }

    /** The night whose window is open, or was last, where nothing has been noted of it yet. */
    private Optional<NightView> due(LocalDate from, LocalDate to) {
        LocalDate latest = latest();
        boolean known = latest.isBefore(from)
                || latest.isAfter(to)
                || (Boolean) database.createNativeQuery("""
                        select exists (select from exchange_run where night >= :latest)
                            or not exists (select from first_night where night <= :latest)
                        """, Object.class)
                        .setParameter("latest", latest)
                        .getSingleResult();
        Window window = calendar.window(latest);
        return known
                ? Optional.empty()
                : Optional.of(new NightView(
                        latest,
                        Coverage.DUE.term(),
                        Optional.empty(),
                        Optional.empty(),
                        window.opens(),
                        window.closes(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }
}
