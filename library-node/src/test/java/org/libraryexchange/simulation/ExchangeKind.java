package org.libraryexchange.simulation;

import org.libraryexchange.record.CityLog;

/** What two cities exchange, each sort through a log in either direction. */
public enum ExchangeKind {
    ITEMS,
    LETTERS;

    /** The log that a city writes. */
    public CityLog log(String from, String to) {
        return this == ITEMS ? CityLog.items(from) : CityLog.letters(from, to);
    }

    /** The log in which a city answers to what it mirrors. */
    public CityLog answers(String from, String to) {
        return this == ITEMS ? CityLog.exchange(from) : CityLog.letters(from, to);
    }

    /** The log as messages about it name it; null for items. */
    public String nameInMessages(String from, String to) {
        return this == ITEMS ? null : log(from, to).source();
    }
}
