package org.libraryexchange.item;

import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;

/** BCP 47 language tags, such as {@code en} or {@code zh-Hans}. */
public final class LanguageTag {

    private LanguageTag() {}

    /** Returns the tag in canonical case; empty if the text is not a tag. */
    public static Optional<String> canonical(String text) {
        try {
            Locale locale = new Locale.Builder().setLanguageTag(text).build();
            return locale.getLanguage().isEmpty() ? Optional.empty() : Optional.of(locale.toLanguageTag());
        } catch (IllformedLocaleException e) {
            return Optional.empty();
        }
    }
}
