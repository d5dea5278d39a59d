package org.libraryexchange.base.tracing;

import java.util.Optional;
import java.util.UUID;
import org.libraryexchange.record.TraceParent;

/**
 * Says that a request has changed an own item. Sent after the commit.
 *
 * @param sequence of the change in the city's log
 * @param trace of the request; empty if tracing did not record it
 */
public record ChangeMade(UUID item, long sequence, Optional<TraceParent> trace) {}
