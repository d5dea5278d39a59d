package org.libraryexchange.exchange.proving;

import java.util.Locale;

/** Why a proof was asked for. */
public enum Origin {
    /** An operator asked for it. */
    OPERATOR,
    /** The city's night began. */
    NIGHT,
    /** A mirror found a gap, or read the log from the start. */
    MIRROR,
    /** The catalogue has got its first items, or an import has changed it. */
    LOAD,
    /** Differences were repaired, and this proof checks whether that helped. */
    REPAIR,
    /** The mirror could not complete the proof before. */
    INTERRUPTION;

    /** Whether the proof waits as long as changes are held back for the night: its marker would send them. */
    boolean isPatient() {
        return this == MIRROR || this == LOAD;
    }

    String term() {
        return name().toLowerCase(Locale.ROOT);
    }
}
