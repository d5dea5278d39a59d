package org.libraryexchange.proving;

import org.libraryexchange.database.LogDatabase;
import org.libraryexchange.proof.Applied;

/** Notes how far partners have applied the city's logs. */
final class AppliedLogs {

    private AppliedLogs() {}

    /** An earlier place replaces a later one: the mirror was restored, or reads the log again. */
    static void note(LogDatabase database, String topic, Applied applied) {
        database.useHandle(handle -> handle.createUpdate("""
                        insert into applied_log (partner, log, sequence, told) values (:partner, :log, :sequence, :told)
                        on conflict on constraint applied_log_pk do update set
                            sequence = excluded.sequence, told = excluded.told
                        """)
                .bind("partner", applied.mirror())
                .bind("log", topic)
                .bind("sequence", applied.sequence())
                .bind("told", applied.made())
                .execute());
    }
}
