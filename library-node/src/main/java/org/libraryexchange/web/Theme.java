package org.libraryexchange.web;

import java.util.Arrays;
import java.util.Locale;

/** Whether pages are light or dark. */
public enum Theme {
    /** As the reader's device is set. */
    DEVICE,
    LIGHT,
    DARK;

    /** The theme of that name; that of the device for any other text. */
    static Theme of(String term) {
        return Arrays.stream(values())
                .filter(theme -> theme.term().equals(term))
                .findFirst()
                .orElse(DEVICE);
    }

    /** As cookies and the page's root element name it. */
    public String term() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean isChosen() {
        return this != DEVICE;
    }
}
