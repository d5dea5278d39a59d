package org.libraryexchange.base.audit;

import java.util.Arrays;
import java.util.List;
import org.libraryexchange.json.Term;

/** What the audit trail records. */
public enum AuditEvent implements Term {
    /** Somebody signed in to the ops pages. */
    SIGNED_IN,
    /** Somebody signed out. */
    SIGNED_OUT,
    /** A sign-in failed because the name and the password do not match. */
    SIGN_IN_REFUSED,
    /** A sign-in was refused before the password was checked, because there had been too many attempts. */
    SIGN_IN_PUT_OFF,
    /** A request came without a valid token or session, although it needs one. */
    UNAUTHENTICATED,
    /** The caller's roles did not allow the request. */
    FORBIDDEN,
    /** A signed-in person or the holder of a token changed something or started something. */
    ACTED,
    /** Somebody read rejected records, which may contain what nobody meant to publish. */
    READ_REJECTED;

    /** The terms of all events. */
    public static List<String> terms() {
        return Arrays.stream(values()).map(AuditEvent::term).toList();
    }
}
