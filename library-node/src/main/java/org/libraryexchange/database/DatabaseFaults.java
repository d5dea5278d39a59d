package org.libraryexchange.database;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jdbi.v3.core.JdbiException;

/** What a failure of the database means, by its SQLSTATE (PostgreSQL's Appendix A). The one place that knows them. */
public final class DatabaseFaults {

    /** SQLSTATE classes: connection, resources, operator intervention, system error; and a lost transaction. */
    private static final Set<String> OUTAGE_CLASSES = Set.of("08", "53", "57", "58", "25");

    /** SQLSTATE classes: a transaction rolled back for others, and a lock that is not to be had. */
    private static final Set<String> CONTENTION_CLASSES = Set.of("40", "55");

    /** SQLSTATE classes: data, constraints, and limits such as those of an index. */
    private static final Set<String> DATA_CLASSES = Set.of("22", "23", "54");

    /** SQLSTATE classes: wrong user or password, no such database. */
    private static final Set<String> REFUSAL_CLASSES = Set.of("28", "3D");

    private static final String QUERY_CANCELED = "57014";

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

    /** Whether a value is at fault, which the database will refuse each time. */
    public static boolean isOfData(Throwable fault) {
        return is(fault, e -> isOfClass(e, DATA_CLASSES), seenFaults());
    }

    /** Whether the database lets this node in no more, which time does not mend. */
    public static boolean isRefusal(Throwable fault) {
        return is(fault, e -> isOfClass(e, REFUSAL_CLASSES), seenFaults());
    }

    /** Whether a statement was ended since it took too long. */
    public static boolean isTimeout(Throwable fault) {
        return is(fault, e -> QUERY_CANCELED.equals(e.getSQLState()), seenFaults());
    }

    /** What the database or the way to it said, where a session or a statement failed; empty for any other failure. */
    public static Optional<SQLException> said(Throwable fault) {
        return fault instanceof JdbiException && fault.getCause() instanceof SQLException said
                ? Optional.of(said)
                : Optional.empty();
    }

    /** Whether a worker fails since its session or a statement did, and not by a mistake of the program. */
    public static boolean isOfStore(Throwable fault) {
        return fault instanceof StoreFailedException || said(fault).isPresent();
    }

    /** The SQLSTATE of the first failure in the chain that has one. */
    public static Optional<String> state(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return Optional.of(sql.getSQLState());
            }
        }
        return Optional.empty();
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
        return isOfClass(e, CONTENTION_CLASSES);
    }

    private static boolean isOfClass(SQLException e, Set<String> classes) {
        return e.getSQLState() != null && classes.stream().anyMatch(e.getSQLState()::startsWith);
    }

    private static boolean isOutage(SQLException e) {
        return e instanceof SQLTransientException
                || e instanceof SQLRecoverableException
                || (e.getSQLState() == null ? isFullPool(e) : isOfClass(e, OUTAGE_CLASSES));
    }

    /** The pool words it in two ways, "Acquisition timeout while waiting …" and "Sorry, acquisition timeout!". */
    private static boolean isFullPool(SQLException e) {
        return e.getMessage() != null && e.getMessage().toLowerCase(Locale.ROOT).contains("acquisition timeout");
    }
}
