package org.libraryexchange.web;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;

/** Messages for Java code, where a template has no part in it. */
public final class Wording {

    private Wording() {}

    /** A bundle in a language. English stands in the bundles themselves. */
    public static <T> T of(Class<T> bundle, Language language) {
        return language == Language.ENGLISH
                ? MessageBundles.get(bundle)
                : MessageBundles.get(
                        bundle, Localized.Literal.of(language.locale().toLanguageTag()));
    }
}
