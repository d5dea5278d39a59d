package org.libraryexchange.formats;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * A calendar.
 *
 * @param refresh how often those who subscribe to it should ask; empty for a file that is taken once
 * @param zone of the place that it comes from
 */
public record CalendarFile(String name, Optional<Duration> refresh, ZoneId zone, List<CalendarEvent> events) {}
