package org.libraryexchange.catalogue.pictures;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import org.libraryexchange.base.worker.PeriodicTask;
import org.libraryexchange.exchange.log.postgres.PicturesConfig;

/** Removes pictures that were uploaded and that nobody has used. */
@Singleton
record UnnamedPictures(PictureStore store, Clock clock, PicturesConfig config) {

    private static final int AT_A_TIME = 100;

    @Produces
    PeriodicTask purging() {
        return new PeriodicTask("unnamed pictures", config.purge(), this::purge);
    }

    void purge() {
        Instant before = clock.instant().minus(config.keepUnnamed());
        int removed;
        do {
            removed = store.forgetUnnamed(before, AT_A_TIME);
        } while (removed > 0);
    }
}
