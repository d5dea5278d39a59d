package org.libraryexchange.audit;

import java.time.Instant;

/**
 * Something that happened, once or more often within a few seconds.
 *
 * @param event as {@link AuditEvent#term()}
 * @param name of a person or a token; empty where there was none
 * @param request method and template of the resource
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
