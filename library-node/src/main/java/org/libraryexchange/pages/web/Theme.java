package org.libraryexchange.pages.web;

import org.libraryexchange.json.Term;

/** Whether pages are light or dark. */
public enum Theme implements Term {
    /** The setting of the reader's device. */
    DEVICE,
    LIGHT,
    DARK;

    /** The theme with this name; the device's for any other text. */
    static Theme of(String term) {
        return Term.of(Theme.class, term).orElse(DEVICE);
    }

    public boolean isChosen() {
        return this != DEVICE;
    }
}
