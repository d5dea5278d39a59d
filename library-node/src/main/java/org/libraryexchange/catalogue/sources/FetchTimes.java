package org.libraryexchange.catalogue.sources;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import org.libraryexchange.catalogue.sources.Source.Schedule;
import org.libraryexchange.exchange.nights.DailyTime;
import org.libraryexchange.exchange.nights.NightCalendar;

/**
 * When sources are due.
 *
 * @param nightly when those are asked that are asked each night
 */
@Singleton
record FetchTimes(DailyTime nightly, Clock clock) {

    private static final Duration HOUR = Duration.ofHours(1);

    /** If the night opens soon after midnight, the hour before it is in the evening. */
    @Inject
    FetchTimes(NightCalendar nights, SourcesConfig config, Clock clock) {
        this(
                new DailyTime(
                        nights.opens().zone(),
                        config.nightly().orElse(nights.opens().time().minus(HOUR))),
                clock);
    }

    Instant now() {
        return clock.instant();
    }

    /** @param last when the latest fetch began */
    boolean isDue(Schedule schedule, Instant last) {
        return schedule == Schedule.HOURLY
                ? !now().isBefore(last.plus(HOUR))
                : last.isBefore(nightly.on(nightly.latest(now())));
    }

    /** When the last Sunday began in this city: since then, each source is compared as a whole once. */
    Instant sunday() {
        return LocalDate.ofInstant(now(), nightly.zone())
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY))
                .atStartOfDay(nightly.zone())
                .toInstant();
    }
}
