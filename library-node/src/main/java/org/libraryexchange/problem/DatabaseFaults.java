package org.libraryexchange.problem;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** Tells a database that is away, which heals by itself, from a statement that is wrong, which does not. */
public final class DatabaseFaults {

    /** SQLSTATE classes: connection, resources, operator intervention, system error; and a lost transaction. */
    private static final Set<String> OUTAGE_CLASSES = Set.of("08", "53", "57", "58", "25");

    /** SQLSTATE classes: a transaction rolled back for others, and a lock that is not to be had. */
    private static final Set<String> CONTENTION_CLASSES = Set.of("40", "55");

    private DatabaseFaults() {}

    /**
     * Whether a cause anywhere in the chain says that the database could not serve, now or any more. A failed commit
     * tells its cause only among what it suppressed.
     */
    public static boolean isOutage(Throwable fault) {
        return is(fault, DatabaseFaults::isOutage, seenFaults());
    }

    /** Whether others stood in the way, so that the same may succeed a moment later. */
    public static boolean isContention(Throwable fault) {
        return is(fault, DatabaseFaults::isContention, seenFaults());
    }

    private static boolean is(Throwable fault, Predicate<SQLException> sort, Set<Throwable> seen) {
        if (fault == null || !seen.add(fault)) {
            return false;
        }
        return (fault instanceof SQLException sql && sort.test(sql))
                || is(fault.getCause(), sort, seen)
                || Arrays.stream(fault.getSuppressed()).anyMatch(each -> is(each, sort, seen));
    }

    private static Set<Throwable> seenFaults() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }

    private static boolean isContention(SQLException e) {
        return e.getSQLState() != null && CONTENTION_CLASSES.stream().anyMatch(e.getSQLState()::startsWith);
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
