package org.libraryexchange.catalogue.search;

/** What the items of a list can be counted by. */
enum Facet {
    KIND(Fields.KIND),
    OWNER(Fields.OWNER),
    LANGUAGE(Fields.LANGUAGE),
    /** By their headings for readers of a language. */
    SUBJECT(Fields.SUBJECT),
    FORM(Fields.FORM),
    /** By their names for readers of a language. */
    CREATOR(Fields.CREATOR),
    HOLDER(Fields.HOLDER),
    AUDIENCE(Fields.AUDIENCE),
    FREE(Fields.FREE),
    PICTURE(Fields.PICTURE),
    /** The year in which an item's days begin. */
    YEAR(Fields.YEAR),
    /** Of history alone: each decade that a period of at most a hundred years touches, by its first year. */
    DECADE(Fields.DECADE),
    /** Of history alone: each century that a period touches; those before the year 1 count backwards from -1. */
    CENTURY(Fields.CENTURY);

    private final String term;

    Facet(String term) {
        this.term = term;
    }

    String term() {
        return term;
    }

    /** The field of the index that holds the values. */
    String field(TitleOrder titles) {
        return isShown() ? Fields.shown(term, titles) : term;
    }

    /** Whether its values are headings or names, which readers of each language see in their own. */
    boolean isShown() {
        return this == SUBJECT || this == CREATOR || this == HOLDER;
    }
}
