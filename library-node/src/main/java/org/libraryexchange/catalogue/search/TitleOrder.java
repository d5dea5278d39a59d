package org.libraryexchange.catalogue.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.ibm.icu.text.Collator;
import com.ibm.icu.util.ULocale;
import java.util.Arrays;
import java.util.List;

/**
 * The order of titles for readers of a language: the title that they read, by the rules of their alphabet. Sort keys come
 * from ICU here and not from the database's collations, so that an upgrade of the database re-orders nothing.
 */
final class TitleOrder {

    static final TitleOrder ENGLISH = new TitleOrder("en", List.of("en", "en-GB", "en-US"));

    /** By pinyin, as mainland dictionaries are ordered. */
    static final TitleOrder CHINESE = new TitleOrder("zh", List.of("zh-Hans", "zh", "zh-CN", "zh-Hans-CN", "zh-Hant"));

    static final List<TitleOrder> ALL = List.of(ENGLISH, CHINESE);

    /** Enough to tell titles apart; what is equal up to here is ordered by id. */
    private static final int LONGEST_KEY = 60;

    private final Collator collator;
    private final List<String> languages;

    private TitleOrder(String language, List<String> languages) {
        this.collator = Collator.getInstance(ULocale.forLanguageTag(language)).freeze();
        this.languages = languages;
    }

    static TitleOrder of(String language) {
        return language.equals("zh") || language.startsWith("zh-") ? CHINESE : ENGLISH;
    }

    /** Whether its readers read a language first. */
    boolean reads(String language) {
        return languages.contains(language);
    }

    /** The field of the index that holds the sort keys. */
    String field() {
        return "title-" + this;
    }

    @Override
    public String toString() {
        return languages.get(0);
    }

    /**
     * Returns the sort key of an item's title.
     *
     * @param title by language
     * @param original the language that is read where there is none of the order's
     */
    byte[] key(JsonNode title, String original) {
        byte[] key = collator.getCollationKey(text(title, original)).toByteArray();
        return key.length <= LONGEST_KEY ? key : Arrays.copyOf(key, LONGEST_KEY);
    }

    /**
     * Returns what readers of the language see of a text.
     *
     * @param texts by language
     * @param original the language that is read where there is none of the order's
     */
    String text(JsonNode texts, String original) {
        return languages.stream()
                .filter(texts::has)
                .findFirst()
                .map(language -> texts.path(language).asText())
                .orElseGet(() -> texts.path(original).asText());
    }
}
