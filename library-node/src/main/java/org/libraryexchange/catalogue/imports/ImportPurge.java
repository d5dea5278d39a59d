package org.libraryexchange.catalogue.imports;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.libraryexchange.base.worker.PeriodicTask;

/**
 * Deletes imports and fetches that ended long ago, with their errors. Held imports are kept, because somebody still has to decide.
 */
@Singleton
record ImportPurge(Jdbi database, Clock clock, ImportConfig config) {

    private static final int ROWS_AT_A_TIME = 10_000;

    /** What may have very many rows about one import. */
    private static final List<String> DETAILS = List.of("import_error", "import_settled");

    @Produces
    PeriodicTask task() {
        return new PeriodicTask("import purge", config.purge(), this::purge);
    }

    void purge() {
        Instant until = clock.instant().minus(config.keep());
        Optional<Long> old = ended(until);
        while (old.isPresent()) {
            remove(old.get());
            old = ended(until);
        }
        int unused = inTransaction(handle -> handle.execute("delete from source_fetch where ended < ?", until));
    }

    /** The oldest import that ended before a time and has nothing left to clean up. */
    private Optional<Long> ended(Instant time) {
        return inTransaction(handle -> handle.select(
                        "select id from bulk_import where swept and ended < ? order by id limit 1", time)
                .mapTo(Long.class)
                .findOne());
    }

    /** Deletes an import in several transactions, because there may be very much about it. */
    private void remove(long id) {
        for (String table : DETAILS) {
            int removed = ROWS_AT_A_TIME;
            while (removed == ROWS_AT_A_TIME) {
                removed = inTransaction(handle -> ImportSweep.remove(handle, table, id, ROWS_AT_A_TIME));
            }
        }
        int unused = inTransaction(
                handle -> handle.execute("delete from bulk_import where id = ? and ended is not null", id));
    }

    private <T> T inTransaction(HandleCallback<T, RuntimeException> work) {
        return QuarkusTransaction.requiringNew().call(() -> database.withHandle(work));
    }
}
