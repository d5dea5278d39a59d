package org.libraryexchange.catalogue.language;

import com.ibm.icu.util.LocaleMatcher;
import com.ibm.icu.util.ULocale;
import java.util.Collection;
import java.util.HashMap;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.libraryexchange.base.http.ProblemException;

/** The languages that a reader asks for, the preferred one first. Made for one request. */
public final class AskedLanguages {

    private static final String ANY = "*";
    private static final int MOST = 10;

    private final List<ULocale> languages;
    private final Map<Set<String>, Optional<String>> matches = new HashMap<>();

    private AskedLanguages(List<ULocale> languages) {
        this.languages = languages;
    }

    /**
     * Reads the languages that a request asks for. Empty if any language will do; then documents keep all their
     * languages.
     *
     * @param parameter {@code lang}, which takes precedence over the header; a BCP 47 tag, or *
     * @param header {@code Accept-Language}; ignored if it is not well-formed (RFC 9110 section 12.5.4)
     * @throws ProblemException if the parameter is not a language tag
     */
    public static Optional<AskedLanguages> of(String parameter, String header) {
        List<ULocale> languages = parameter == null ? ofHeader(header) : ofParameter(parameter);
        return languages.isEmpty() ? Optional.empty() : Optional.of(new AskedLanguages(languages));
    }

    private static List<ULocale> ofParameter(String tag) {
        if (tag.equals(ANY)) {
            return List.of();
        }
        try {
            ULocale language = new ULocale.Builder().setLanguageTag(tag).build();
            if (!language.getLanguage().isEmpty()) {
                return List.of(language);
            }
        } catch (com.ibm.icu.util.IllformedLocaleException | IllformedLocaleException e) {
            throw notALanguage();
        }
        throw notALanguage();
    }

    private static ProblemException notALanguage() {
        return ProblemException.parameter("lang", "must be a language tag (BCP 47) such as zh-Hans, or *");
    }

    private static List<ULocale> ofHeader(String header) {
        if (header == null) {
            return List.of();
        }
        try {
            return Locale.LanguageRange.parse(header).stream()
                    .filter(range -> range.getWeight() > 0)
                    .map(Locale.LanguageRange::getRange)
                    .takeWhile(range -> !range.equals(ANY))
                    .limit(MOST)
                    .map(ULocale::forLanguageTag)
                    .filter(language -> !language.getLanguage().isEmpty())
                    .toList();
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            // The JDK's parser throws this for a range without letters, such as a hyphen alone.
            return List.of();
        }
    }

    /** The preferred language, as a BCP 47 tag. */
    public String first() {
        return languages.get(0).toLanguageTag();
    }

    /** All languages as BCP 47 tags, the preferred one first. */
    public Stream<String> inOrder() {
        return languages.stream().map(ULocale::toLanguageTag);
    }

    /** All languages in one text. */
    String tags() {
        return inOrder().collect(Collectors.joining("."));
    }

    /** The best of the given languages for this reader; empty if none matches. */
    Optional<String> among(Collection<String> tags) {
        return matches.computeIfAbsent(new TreeSet<>(tags), this::match);
    }

    private Optional<String> match(Set<String> tags) {
        List<ULocale> supported = tags.stream().map(ULocale::forLanguageTag).toList();
        ULocale best = LocaleMatcher.builder()
                .setSupportedULocales(supported)
                .setNoDefaultLocale()
                .build()
                .getBestMatch(languages);
        return tags.stream()
                .filter(tag -> ULocale.forLanguageTag(tag).equals(best))
                .findFirst();
    }

    /**
     * A substitute if no language matches: one that differs only in its form, else the first of the preferred ones that
     * the text has, else any.
     */
    String instead(Collection<String> tags, String... preferred) {
        return Stream.concat(
                        tags.stream().filter(this::isClose),
                        Stream.of(preferred).filter(Objects::nonNull))
                .filter(tags::contains)
                .findFirst()
                .orElseGet(() -> tags.iterator().next());
    }

    /** Whether only the form differs, as with traditional instead of simplified Chinese. */
    private boolean isClose(String tag) {
        String language = ULocale.forLanguageTag(tag).getLanguage();
        return languages.stream().anyMatch(asked -> asked.getLanguage().equals(language));
    }
}
