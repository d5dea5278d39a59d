package org.libraryexchange.record;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.libraryexchange.item.Kind;
import org.libraryexchange.item.Status;

/**
 * The few fields of a document that a mirror checks and uses in queries.
 *
 * @param languages those of the title; none for an erased item
 * @param updated when the owner made this version
 */
public record DocumentSummary(
        UUID id, String owner, Kind kind, Status status, long version, Set<String> languages, Instant updated) {}
