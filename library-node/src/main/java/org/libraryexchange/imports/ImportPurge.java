package org.libraryexchange.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.libraryexchange.worker.PeriodicTask;

/** Removes imports that ended long ago, with what was wrong with their rows; those that are held wait for somebody. */
@ApplicationScoped
class ImportPurge {

    private static final int ERRORS_AT_A_TIME = 10_000;

    private final Imports imports;
    private final Clock clock;
    private final ImportConfig config;

    ImportPurge(Imports imports, Clock clock, ImportConfig config) {
        this.imports = imports;
        this.clock = clock;
        this.config = config;
    }

    @Produces
    PeriodicTask task() {
        return new PeriodicTask("import purge", config.purge(), this::purge);
    }

    void purge() {
        Instant until = clock.instant().minus(config.keep());
        Optional<Long> old = imports.endedBefore(until);
        while (old.isPresent()) {
            remove(old.get());
            old = imports.endedBefore(until);
        }
    }

    /** There may be more errors than one transaction should remove. */
    private void remove(long id) {
        int removed = ERRORS_AT_A_TIME;
        while (removed == ERRORS_AT_A_TIME) {
            removed = imports.removeErrors(id, ERRORS_AT_A_TIME);
        }
        imports.remove(id);
    }
}
