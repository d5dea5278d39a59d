package org.libraryexchange.audit;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What is kept in the audit trail. */
public enum AuditEvent {
    /** Somebody signed in to the ops pages. */
    SIGNED_IN,
    /** Somebody signed out. */
    SIGNED_OUT,
    /** Name and password did not go together. */
    SIGN_IN_REFUSED,
    /** There were too many attempts for a password to be looked at. */
    SIGN_IN_PUT_OFF,
    /** A request without a valid token or session, where one is needed. */
    UNAUTHENTICATED,
    /** A request that the roles of a token or a session do not allow. */
    FORBIDDEN,
    /** Somebody with a name changed something, or had something done. */
    ACTED,
    /** Somebody looked at rejected records, which may hold what nobody meant to publish. */
    READ_REJECTED;

    /** As the API, the log and the database have it. */
    public String term() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** All of them. */
    public static List<String> terms() {
        return Arrays.stream(values()).map(AuditEvent::term).toList();
    }
}
