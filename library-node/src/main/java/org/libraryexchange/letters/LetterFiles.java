package org.libraryexchange.letters;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.libraryexchange.base.database.DatabaseSessions;
import org.libraryexchange.base.database.TablesWrittenAnew;

/** The files in which the database holds letters. */
@ApplicationScoped
class LetterFiles {

    private static final List<String> TABLES =
            List.of("letters.post", "letters.rejected_record", "letters.restored_post", "idempotency_key");

    /** Meanwhile the worker for nights gives no sign of life. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final TablesWrittenAnew tables;

    LetterFiles(DatabaseSessions sessions) {
        this.tables = new TablesWrittenAnew(sessions, "letters", TABLES, LONGEST);
    }

    /** Removes what was erased from them; returns false if it could not. */
    boolean writeAnew() {
        return tables.write();
    }
}
