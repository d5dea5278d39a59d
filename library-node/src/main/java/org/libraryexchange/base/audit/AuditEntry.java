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
     * @param act what was done, see {@link AuditAct#term()}; empty if that is not known
     * @param subject what it was about; empty if there is nothing, or if that is not known
     */
    public record What(
            String event, String name, String address, String request, int status, String act, String subject) {}
}
