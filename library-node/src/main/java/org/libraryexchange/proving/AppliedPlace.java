package org.libraryexchange.proving;

import java.time.Instant;

/**
 * How far a mirror has applied a log.
 *
 * @param sequence of the last change that it applied
 * @param told when it said so, by its own clock
 */
public record AppliedPlace(long sequence, Instant told) {}
