package org.libraryexchange.proving;

import java.util.Locale;

/** What a proof was asked for. */
public enum Origin {
    /** An operator asked for it. */
    OPERATOR,
    /** The city's night has come. */
    NIGHT,
    /** A mirror has found a gap, or has read the log from the start. */
    MIRROR,
    /** Differences were repaired, and it is to be seen whether that helped. */
    REPAIR,
    /** The proof before was interrupted at the mirror. */
    INTERRUPTION;

    String term() {
        return name().toLowerCase(Locale.ROOT);
    }
}
