package org.libraryexchange.base.locale;

import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.util.ULocale;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The languages of the pages. The texts of items may be in others. */
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

    /** The language of pages for readers of the given language; empty if there are no pages in it. */
    public static Optional<Language> of(String tag) {
        String asked = Locale.forLanguageTag(tag).getLanguage();
        return Arrays.stream(values())
                .filter(language -> language.locale.getLanguage().equals(asked))
                .findFirst();
    }

    /** The BCP 47 tag, as in {@code lang} attributes and in addresses. */
    public String tag() {
        return tag;
    }

    /** The shortest name that its readers use for it. */
    public String ownName() {
        return ownName;
    }

    /** The language with the country whose readers write it so, as Open Graph names languages. */
    public String territorial() {
        return this == CHINESE ? "zh_CN" : "en_GB";
    }

    /** The locale that selects a page's messages. */
    public Locale locale() {
        return locale;
    }

    /** The messages of a bundle in this language, for Java code outside of templates. */
    public <T> T messages(Class<T> bundle) {
        return this == ENGLISH
                ? MessageBundles.get(bundle)
                : MessageBundles.get(bundle, Localized.Literal.of(locale.toLanguageTag()));
    }

    /** What stands between the elements of a list. */
    public String comma() {
        return this == CHINESE ? "、" : ", ";
    }

    /** The text that its readers can read best: one in this language, or else any; empty if there is none. */
    public Optional<String> pick(Map<String, String> texts) {
        return best(texts).map(Map.Entry::getValue);
    }

    /** The same with the tag of its language. */
    Optional<Map.Entry<String, String>> best(Map<String, String> texts) {
        return texts.entrySet().stream()
                .min(Comparator.comparing((Map.Entry<String, String> each) ->
                                !each.getKey().equals(tag))
                        .thenComparing(each -> !of(each.getKey()).equals(Optional.of(this))));
    }

    /** A whole number with separators between the thousands. */
    public String number(long number) {
        return NumberFormat.getIntegerInstance(ULocale.forLocale(locale)).format(number);
    }

    /** The name in this language of another language, in which a text is written. */
    public String nameOf(String languageTag) {
        ULocale language = ULocale.forLanguageTag(languageTag);
        String name = language.getDisplayNameWithDialect(ULocale.forLocale(locale));
        return name.isEmpty() ? languageTag : name.replace("英语", "英文");
    }
}
