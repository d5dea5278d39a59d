package org.libraryexchange.watch.health;

import org.libraryexchange.json.Term;

/** Why a log, or other work, is not well. */
public enum StuckCause implements Term {
    /** There is something to send or to apply, but nothing of it was sent or applied. */
    NO_PROGRESS("work is waiting but not moving"),
    /** The broker does not have the log's topic. */
    TOPIC_MISSING("the topic is missing from the broker"),
    /** The topic was deleted and created again, and no worker has switched to the new one. */
    TOPIC_REPLACED("the topic was replaced, and no worker has switched to it"),
    /** The database did not say how far the work has come. */
    DATABASE_SILENT("the database does not answer"),
    /** The broker did not say how far the log reaches. */
    BROKER_SILENT("the broker does not answer"),
    /** The search index was damaged, so that searches have nothing to read. */
    INDEX_DAMAGED("the search index was damaged and is being made anew"),
    /** The indexer fails and tries again. */
    INDEXER_FAILING("the search index does not follow the catalogue"),
    /** Nothing has been checked yet, or not for too long. */
    NOT_WATCHED("its state has not been checked yet"),
    /** The city's own log holds records that the city has not written. It makes progress nevertheless. */
    FOREIGN_RECORDS("somebody else can write to this log");

    private final String sentence;

    StuckCause(String sentence) {
        this.sentence = sentence;
    }

    /** The cause in words, for people. */
    public String sentence() {
        return sentence;
    }
}
