package org.libraryexchange.language;

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
import org.libraryexchange.http.ProblemException;

/** The languages that a reader asks for, the dearest first. Belongs to one request. */
public final class AskedLanguages {

    private static final String ANY = "*";
    private static final int MOST = 10;

    private final List<ULocale> languages;
    private final Map<Set<String>, Optional<String>> matches = new HashMap<>();

    private AskedLanguages(List<ULocale> languages) {
        this.languages = languages;
    }

    /**
     * Reads what a request asks for; empty where any language is meant, which is the document with all of them.
     *
     * @param parameter {@code lang}, which goes before the header; a BCP 47 tag, or *
     * @param header {@code Accept-Language}; passed over where it is not well-formed (RFC 9110 section 12.5.4)
     * @throws ProblemException if the parameter is no language tag
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
            // The JDK's parser falls over a range without letters, such as a hyphen alone.
            return List.of();
        }
    }

    /** The dearest of them, as a BCP 47 tag. */
    public String first() {
        return languages.get(0).toLanguageTag();
    }

    /** All of them as BCP 47 tags, the dearest first. */
    public Stream<String> inOrder() {
        return languages.stream().map(ULocale::toLanguageTag);
    }

    /** All of them, in one form. */
    String tags() {
        return inOrder().collect(Collectors.joining("."));
    }

    /** The language among those given that a reader who asked for these reads; empty if there is none. */
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

    /** Another language than those asked for: one close to them, else the first there is of those preferred. */
    String instead(Collection<String> tags, String... preferred) {
        return Stream.concat(
                        tags.stream().filter(this::isClose),
                        Stream.of(preferred).filter(Objects::nonNull))
                .filter(tags::contains)
                .findFirst()
                .orElseGet(() -> tags.iterator().next());
    }

    /** Such as traditional for simplified characters. */
    private boolean isClose(String tag) {
        String language = ULocale.forLanguageTag(tag).getLanguage();
        return languages.stream().anyMatch(asked -> asked.getLanguage().equals(language));
    }
}
