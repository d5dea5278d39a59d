package org.libraryexchange.problem;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Set;

/** Tells a database that is away, which heals by itself, from a statement that is wrong, which does not. */
public final class DatabaseFaults {

    /** SQLSTATE classes: connection, resources, operator intervention, system error; and a lost transaction. */
    private static final Set<String> OUTAGE_CLASSES = Set.of("08", "53", "57", "58", "25");

    private DatabaseFaults() {}

    /**
     * Whether a cause anywhere in the chain says that the database could not serve, now or any more. A failed commit
     * tells its cause only among what it suppressed.
     */
    public static boolean isOutage(Throwable fault) {
        return isOutage(fault, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private static boolean isOutage(Throwable fault, Set<Throwable> seen) {
        if (fault == null || !seen.add(fault)) {
            return false;
        }
        return (fault instanceof SQLException sql && isOutage(sql))
                || isOutage(fault.getCause(), seen)
                || Arrays.stream(fault.getSuppressed()).anyMatch(each -> isOutage(each, seen));
    }

    private static boolean isOutage(SQLException e) {
        String state = e.getSQLState();
        return e instanceof SQLTransientException
                || e instanceof SQLRecoverableException
                || (state == null ? isFullPool(e) : OUTAGE_CLASSES.stream().anyMatch(state::startsWith));
    }

    /** The pool words it in two ways, "Acquisition timeout while waiting …" and "Sorry, acquisition timeout!". */
    private static boolean isFullPool(SQLException e) {
        return e.getMessage() != null && e.getMessage().toLowerCase(Locale.ROOT).contains("acquisition timeout");
    }
}
