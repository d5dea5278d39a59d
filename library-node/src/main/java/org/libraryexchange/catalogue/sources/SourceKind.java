package org.libraryexchange.catalogue.sources;

import org.libraryexchange.json.Term;

/** How a source gives its records. */
public enum SourceKind implements Term {
    /** OAI-PMH 2.0, with Dublin Core or another format whose elements hold texts. */
    OAI_PMH("application/xml, text/xml"),
    /** A calendar as in RFC 5545. */
    ICALENDAR("text/calendar"),
    /** A table with commas. */
    CSV("text/csv"),
    /** One JSON object on each line. */
    NDJSON("application/x-ndjson");

    private final String accepted;

    SourceKind(String accepted) {
        this.accepted = accepted;
    }

    /** The media types to ask for. */
    String accepted() {
        return accepted;
    }

    /** Whether each cell has all there is of its column, in parts. */
    public boolean isParted() {
        return this != CSV;
    }
}
