package org.libraryexchange.exchange.nights;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.libraryexchange.base.node.NodeConfig;

/** The nights of a city: one for each date, even when the clocks change. */
@Singleton
public record NightCalendar(DailyTime opens, Duration lasts) {

    private static final Duration LONGEST = Duration.ofHours(20);

    public NightCalendar {
        if (lasts.isNegative() || lasts.isZero() || lasts.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("library.nights.lasts: must be more than zero and at most "
                    + LONGEST.toHours() + " hours, not " + lasts);
        }
    }

    @Inject
    NightCalendar(NodeConfig node, NightsConfig config) {
        this(new DailyTime(node.timeZone(), config.opens()), config.lasts());
    }

    /** The time zone of the city. */
    String zone() {
        return opens.zone().getId();
    }

    Window window(LocalDate night) {
        Instant opening = opens.on(night);
        return new Window(opening, opening.plus(lasts));
    }

    /** Whether the city's window is open. */
    public boolean isNight(Instant now) {
        return now.isBefore(window(latest(now)).closes());
    }

    /** The latest night whose window has opened. */
    LocalDate latest(Instant now) {
        return opens.latest(now);
    }

    /** The next window that opens after this moment. */
    Window next(Instant now) {
        return window(latest(now).plusDays(1));
    }
}
