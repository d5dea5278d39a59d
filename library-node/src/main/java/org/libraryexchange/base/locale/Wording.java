package org.libraryexchange.base.locale;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;

/** Provides messages to Java code, outside of templates. */
public final class Wording {

    private Wording() {}

    /** The messages of a bundle in a language. */
    public static <T> T of(Class<T> bundle, Language language) {
        return language == Language.ENGLISH
                ? MessageBundles.get(bundle)
                : MessageBundles.get(
                        bundle, Localized.Literal.of(language.locale().toLanguageTag()));
    }
}
