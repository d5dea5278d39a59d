package org.libraryexchange.log;

/** How a mirror stands to its owner's log when it hears a message. */
public enum MirrorStanding {
    /** Everything before the message is applied. */
    CURRENT,
    /** The mirror may still lack records from an earlier part of the log. */
    CATCHING_UP,
    /** Somebody has paused the mirror: records before the message wait to be applied. */
    PAUSED
}
