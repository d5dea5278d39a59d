package org.libraryexchange.node;

import com.fasterxml.uuid.Generators;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;

/** What the node takes from outside, so that tests can give something else: time and new ids. */
final class Outside {

    @Produces
    @ApplicationScoped
    Clock clock() {
        return Clock.systemUTC();
    }

    /** Version 7, so that new rows stand together in indexes; never read as a time or an order. */
    @Produces
    @ApplicationScoped
    Supplier<UUID> ids() {
        return Generators.timeBasedEpochRandomGenerator()::generate;
    }
}
