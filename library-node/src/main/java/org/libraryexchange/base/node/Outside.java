package org.libraryexchange.base.node;

import com.fasterxml.uuid.Generators;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;

/** Provides what the node takes from outside, time and new ids, so that tests can replace them. */
final class Outside {

    @Produces
    @ApplicationScoped
    Clock clock() {
        return Clock.systemUTC();
    }

    /**
     * Makes ids of version 7, so that new rows are close together in indexes. Nothing may read a time or an order from
     * them.
     */
    @Produces
    @ApplicationScoped
    Supplier<UUID> ids() {
        return Generators.timeBasedEpochRandomGenerator()::generate;
    }
}
