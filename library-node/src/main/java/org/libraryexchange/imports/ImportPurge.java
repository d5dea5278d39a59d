package org.libraryexchange.imports;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.libraryexchange.worker.Housekeeping;

/** Removes imports that ended long ago, with what was wrong with their rows; those that are held wait for somebody. */
@ApplicationScoped
class ImportPurge {

    private static final int ERRORS_AT_A_TIME = 10_000;

    private final EndedImports ended;
    private final Clock clock;
    private final ImportConfig config;
    private final Housekeeping purges = new Housekeeping("import purge", this::purge);

    ImportPurge(EndedImports ended, Clock clock, ImportConfig config) {
        this.ended = ended;
        this.clock = clock;
        this.config = config;
    }

    void start(@Observes StartupEvent start) {
        purges.begin(config.purge());
    }

    void end(@Observes ShutdownEvent stop) {
        purges.close();
    }

    void purge() {
        Instant until = clock.instant().minus(config.keep());
        Optional<Long> old = ended.before(until);
        while (old.isPresent()) {
            remove(old.get());
            old = ended.before(until);
        }
    }

    /** There may be more errors than one transaction should remove. */
    private void remove(long id) {
        int removed = ERRORS_AT_A_TIME;
        while (removed == ERRORS_AT_A_TIME) {
            removed = ended.removeErrors(id, ERRORS_AT_A_TIME);
        }
        ended.remove(id);
    }
}
