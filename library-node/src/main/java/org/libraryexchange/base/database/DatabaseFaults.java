package org.libraryexchange.base.database;

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

/** What a database failure means, by its SQLSTATE (PostgreSQL's Appendix A). Only this class knows the codes. */
public final class DatabaseFaults {

    /** SQLSTATE classes: connection, resources, operator intervention, system error, lost transaction. */
    private static final Set<String> OUTAGE_CLASSES = Set.of("08", "53", "57", "58", "25");

    /** SQLSTATE classes: a transaction rolled back because of others, a lock that could not be taken. */
    private static final Set<String> CONTENTION_CLASSES = Set.of("40", "55");

    /** SQLSTATE classes: data, constraints, and limits such as the size of an index entry. */
    private static final Set<String> DATA_CLASSES = Set.of("22", "23", "54");

    /** SQLSTATE classes: wrong user or password, no such database. */
    private static final Set<String> REFUSAL_CLASSES = Set.of("28", "3D");

    private static final String QUERY_CANCELED = "57014";

    private DatabaseFaults() {}

    /**
     * Whether any cause says that the database cannot serve the request. A failed commit has its cause only among the
     * suppressed exceptions, so these are searched too.
     */
    public static boolean isOutage(Throwable fault) {
        return is(fault, DatabaseFaults::isOutage, seenFaults());
    }

    /** Whether other transactions were in the way. The same work may succeed a moment later. */
    public static boolean isContention(Throwable fault) {
        return is(fault, DatabaseFaults::isContention, seenFaults());
    }

    /** Whether a value is at fault. The database would refuse it every time. */
    public static boolean isOfData(Throwable fault) {
        return is(fault, e -> isOfClass(e, DATA_CLASSES), seenFaults());
    }

    /** Whether the database refuses to let this node in. Waiting does not help. */
    public static boolean isRefusal(Throwable fault) {
        return is(fault, e -> isOfClass(e, REFUSAL_CLASSES), seenFaults());
    }

    /** Whether a statement was cancelled because it took too long. */
    public static boolean isTimeout(Throwable fault) {
        return is(fault, e -> QUERY_CANCELED.equals(e.getSQLState()), seenFaults());
    }

    /**
     * The failure as the database or the connection reported it, if a session or a statement failed; otherwise empty.
     */
    public static Optional<SQLException> said(Throwable fault) {
        return fault instanceof JdbiException && fault.getCause() instanceof SQLException said
                ? Optional.of(said)
                : Optional.empty();
    }

    /** Whether a worker failed because its session or a statement did, and not because of a bug. */
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

    /** The pool has two wordings: "Acquisition timeout while waiting …" and "Sorry, acquisition timeout!". */
    private static boolean isFullPool(SQLException e) {
        return e.getMessage() != null && e.getMessage().toLowerCase(Locale.ROOT).contains("acquisition timeout");
    }
}
