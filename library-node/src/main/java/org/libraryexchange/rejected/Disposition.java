package org.libraryexchange.rejected;

import java.time.Instant;

/**
 * What has become of a rejected record.
 *
 * @param settled when it was settled; null until then
 * @param settledBy who settled it; null if the exchange did so by itself
 * @param note why it was dismissed, or why it stays open; otherwise null
 */
public record Disposition(RejectedState state, Instant settled, String settledBy, String note) {}
