package org.libraryexchange.catalogue.sources;

import java.util.Set;
import org.libraryexchange.base.http.PublicFetch.Fault;
import org.libraryexchange.json.Term;

/** Why a fetch has failed, or brought nothing. */
public enum Trouble implements Term {
    ADDRESS,
    PRIVATE,
    UNKNOWN_HOST,
    UNREACHABLE,
    REDIRECTS,
    TOO_LARGE,
    TOO_SLOW,
    BROKE_OFF,
    /** The settings have no such secret. */
    SECRET,
    /** The source answers with another status than 200. */
    STATUS,
    /** The answer is something else, such as a web page. */
    OTHER_FORMAT,
    /** The table is not in UTF-8. */
    ENCODING,
    /** The answer has no proper end, or is damaged. */
    DAMAGED,
    /** The source says that it cannot answer. */
    REFUSED,
    /** The column with the identifiers is gone. */
    NO_IDENTIFIERS,
    /** The source goes round in circles. */
    ENDLESS,
    /** There were records before, and now there are none. */
    EMPTY,
    /** Most records have other identifiers than before. */
    RENAMED,
    /** No trouble: the source says that nothing is new. */
    UNCHANGED,
    /** Some records cannot be read, and may be those that seem to be missing; so missing ones do not count. */
    UNREADABLE,
    /** The list has ended with fewer records than the source said; so missing ones do not count. */
    INCOMPLETE,
    /** Less than half as many records as there were; so missing ones do not count. */
    FEWER;

    private static final Set<Trouble> FINAL = Set.of(ADDRESS, PRIVATE, TOO_LARGE, SECRET, ENDLESS, EMPTY, RENAMED);

    static Trouble of(Fault fault) {
        return valueOf(fault.name());
    }

    /** Whether asking again would change nothing. */
    boolean isFinal() {
        return FINAL.contains(this);
    }
}
