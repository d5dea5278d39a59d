package org.libraryexchange.catalogue.pictures;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.libraryexchange.exchange.log.postgres.PicturesConfig;
import org.libraryexchange.exchange.nights.NightCalendar;

/** When forms take their places in the log: display forms within a rate by day, and as fast as they are sent by night. */
@Singleton
record PictureTurns(PicturePlaces places, NightCalendar nights, PicturesConfig config, Clock clock) {

    /** Few enough for the memory of a node, whatever their size. */
    private static final int AT_ONCE = 8;

    /** While forms wait. */
    private static final Duration SOON = Duration.ofSeconds(1);

    /** A change that this process has made is told; this is for those of other replicas. */
    private static final Duration AT_REST = Duration.ofSeconds(30);

    /**
     * What follows a step.
     *
     * @param display when the next display form may follow by day
     * @param look how long there is nothing to do
     */
    record Next(Instant display, Duration look) {}

    /** Does what is due. */
    Next step(Instant display) {
        if (places.settle(AT_ONCE)) {
            return new Next(display, Duration.ZERO);
        }
        if (!places.isDisplayFormDue()) {
            return new Next(display, AT_REST);
        }
        Instant now = clock.instant();
        boolean night = nights.isNight(now);
        long bytes = night || !now.isBefore(display) ? places.placeDisplayForms(night ? AT_ONCE : 1) : 0;
        Duration taken =
                Duration.ofSeconds(bytes).dividedBy(config.bytesASecondByDay().asLongValue());
        return new Next(bytes == 0 ? display : now.plus(taken), SOON);
    }
}
