package org.libraryexchange.catalogue.pictures;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.libraryexchange.exchange.log.postgres.PicturesConfig;
import org.libraryexchange.exchange.nights.NightCalendar;

/** When display forms take their places in the log: within a rate by day, as fast as they are sent in the city's night. */
@Singleton
record PictureTurns(PicturePlaces places, NightCalendar nights, PicturesConfig config, Clock clock) {

    private static final int BY_NIGHT = 8;
    private static final int AT_ONCE = 32;

    /** Does what needs no turn; returns whether there was anything. */
    boolean settle() {
        return places.settle(AT_ONCE);
    }

    /**
     * Sends the next forms if it is time.
     *
     * @param due when, unless it is night
     * @return when the next may follow by day
     */
    Instant after(Instant due) {
        Instant now = clock.instant();
        boolean night = nights.isNight(now);
        if (!night && now.isBefore(due)) {
            return due;
        }
        long bytes = places.placeDisplayForms(night ? BY_NIGHT : 1);
        return bytes == 0
                ? due
                : now.plus(Duration.ofSeconds(bytes)
                        .dividedBy(config.bytesASecondByDay().asLongValue()));
    }
}
