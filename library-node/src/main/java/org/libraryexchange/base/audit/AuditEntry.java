package org.libraryexchange.base.audit;

import java.time.Instant;
import org.jdbi.v3.core.mapper.Nested;

/** An event that happened once, or several times within a few seconds. */
public record AuditEntry(long id, @Nested When when, @Nested What what) {

    /** When it happened, and how often. */
    public record When(Instant first, Instant last, long times) {}

    /**
     * What happened.
     *
     * @param event a term, see {@link AuditEvent#term()}
     * @param name of the person or the token; empty if there was none
     * @param request method and path template of the resource
     */
    public record What(String event, String name, String address, String request, int status) {}
}
