package org.libraryexchange.imports;

import jakarta.inject.Singleton;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.libraryexchange.worker.PeriodicTask;

/**
 * Deletes imports that ended long ago, with their errors. Held imports are kept, because somebody still has to decide.
 */
@Singleton
record ImportPurge(EndedImports ended, Clock clock, ImportConfig config) {

    private static final int ROWS_AT_A_TIME = 10_000;

    /** What may have very many rows about one import. */
    private static final List<String> DETAILS = List.of("import_error", "import_settled");

    @Produces
    PeriodicTask task() {
        return new PeriodicTask("import purge", config.purge(), this::purge);
    }

    void purge() {
        Instant until = clock.instant().minus(config.keep());
        Optional<Long> old = ended.before(until);
        while (old.isPresent()) {
            remove(old.get());
            old = ended.before(until);
        }
    }

    /** Deletes an import in several transactions, because there may be very much about it. */
    private void remove(long id) {
        for (String table : DETAILS) {
            int removed = ROWS_AT_A_TIME;
            while (removed == ROWS_AT_A_TIME) {
                removed = ended.remove(table, id, ROWS_AT_A_TIME);
            }
        }
        ended.remove(id);
    }
}
