package org.libraryexchange.web;

import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.util.ULocale;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The languages that pages are written in. Items may have texts in others. */
public enum Language {
    ENGLISH("en", "EN", Locale.ENGLISH),
    CHINESE("zh-Hans", "中文", Locale.CHINESE);

    private final String tag;
    private final String ownName;
    private final Locale locale;

    Language(String tag, String ownName, Locale locale) {
        this.tag = tag;
        this.ownName = ownName;
        this.locale = locale;
    }

    /** Returns the page's language for readers of a language; empty where pages are not written in it. */
    public static Optional<Language> of(String tag) {
        String asked = Locale.forLanguageTag(tag).getLanguage();
        return Arrays.stream(values())
                .filter(language -> language.locale.getLanguage().equals(asked))
                .findFirst();
    }

    /** BCP 47, as in {@code lang} attributes and in addresses. */
    public String tag() {
        return tag;
    }

    /** What its readers call it, as short as it goes. */
    public String ownName() {
        return ownName;
    }

    /** Which messages a page has. */
    public Locale locale() {
        return locale;
    }

    /** A whole number with its thousands set apart. */
    public String number(long number) {
        return NumberFormat.getIntegerInstance(ULocale.forLocale(locale)).format(number);
    }

    /** What readers of this language call another one that a text is written in. */
    public String nameOf(String languageTag) {
        ULocale language = ULocale.forLanguageTag(languageTag);
        String name = language.getDisplayNameWithDialect(ULocale.forLocale(locale));
        return name.isEmpty() ? languageTag : name.replace("英语", "英文");
    }
}
