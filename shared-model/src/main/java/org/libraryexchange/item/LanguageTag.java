package org.libraryexchange.item;

import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;

/** BCP 47 language tags, such as {@code en} or {@code zh-Hans}. */
public final class LanguageTag {

    private LanguageTag() {}

    /** A tag in its canonical case; empty where the text is none. */
    public static Optional<String> canonical(String text) {
        try {
            Locale locale = new Locale.Builder().setLanguageTag(text).build();
            return locale.getLanguage().isEmpty() ? Optional.empty() : Optional.of(locale.toLanguageTag());
        } catch (IllformedLocaleException e) {
            return Optional.empty();
        }
    }
}
