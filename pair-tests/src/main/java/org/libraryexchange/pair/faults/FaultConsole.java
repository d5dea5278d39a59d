package org.libraryexchange.pair.faults;

import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Prints what happens while it happens. */
final class FaultConsole {

    private FaultConsole() {}

    static void tell(String line) {
        System.out.println(LocalTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS) + " " + line);
    }
}
