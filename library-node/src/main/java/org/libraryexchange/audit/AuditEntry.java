package org.libraryexchange.audit;

import java.time.Instant;

/**
 * An event that happened once, or several times within a few seconds.
 *
 * @param event a term, see {@link AuditEvent#term()}
 * @param name of the person or the token; empty if there was none
 * @param request method and path template of the resource
 */
public record AuditEntry(
        long id,
        Instant first,
        Instant last,
        long times,
        String event,
        String name,
        String address,
        String request,
        int status) {}
