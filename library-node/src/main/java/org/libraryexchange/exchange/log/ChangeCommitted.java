package org.libraryexchange.exchange.log;

import org.libraryexchange.record.CityLog;

/**
 * Says that a change of an own document has its sequence in a log. Observed after the commit.
 *
 * @param log to be published now
 */
public record ChangeCommitted(CityLog log) {}
