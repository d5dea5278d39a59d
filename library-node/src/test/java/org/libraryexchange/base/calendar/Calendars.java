package org.libraryexchange.base.calendar;

import java.time.ZoneId;

/** The calendars of cities, for tests in other packages. */
public final class Calendars {

    private Calendars() {}

    public static FestivalDates of(ZoneId zone) {
        return new FestivalDates(zone);
    }
}
