package org.libraryexchange.tracing;

import java.util.Optional;
import java.util.UUID;
import org.libraryexchange.record.TraceParent;

/**
 * A request has changed an own item; told of after the commit.
 *
 * @param sequence place in the city's log
 * @param trace of the request; empty where nobody records one
 */
public record ChangeMade(UUID item, long sequence, Optional<TraceParent> trace) {}
