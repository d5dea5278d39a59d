package org.libraryexchange.pages.web;

import java.util.Arrays;
import java.util.Locale;

/** Whether pages are light or dark. */
public enum Theme {
    /** The setting of the reader's device. */
    DEVICE,
    LIGHT,
    DARK;

    /** The theme with this name; the device's for any other text. */
    static Theme of(String term) {
        return Arrays.stream(values())
                .filter(theme -> theme.term().equals(term))
                .findFirst()
                .orElse(DEVICE);
    }

    /** The name in cookies and in the page's root element. */
    public String term() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean isChosen() {
        return this != DEVICE;
    }
}
