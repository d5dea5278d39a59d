package org.libraryexchange.health;

import java.util.Locale;

/** Why a log does not get on. */
public enum StuckCause {
    /** There is something to send or to apply, and nothing of it has been. */
    NO_PROGRESS("work is waiting but not moving"),
    /** The log's topic is missing at the broker. */
    TOPIC_MISSING("the topic is missing from the broker"),
    /** The topic was deleted and created again, and nobody has turned to the new one. */
    TOPIC_REPLACED("the topic was replaced, and no worker has switched to it"),
    /** The database did not say how far the work has come. */
    DATABASE_SILENT("the database does not answer"),
    /** The broker did not say how far the log reaches. */
    BROKER_SILENT("the broker does not answer"),
    /** Nobody has looked, so nothing is known. */
    NOT_WATCHED("its state has not been checked yet");

    private final String sentence;

    StuckCause(String sentence) {
        this.sentence = sentence;
    }

    /** As APIs, health checks and log lines write it. */
    public String term() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The same for people. */
    public String sentence() {
        return sentence;
    }
}
