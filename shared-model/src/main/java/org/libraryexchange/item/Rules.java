package org.libraryexchange.item;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.libraryexchange.json.Text;

/** Rules that several parts of an item share. Lengths are counted in Unicode code points. */
final class Rules {

    private static final Pattern TERM = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int LONGEST_TERM = 50;
    private static final int LONGEST_URL = 2_000;
    private static final int MOST_LANGUAGES_REMEMBERED = 500;

    /** Tags that were found to be right: every text has one, and catalogues use few. */
    private static final Set<String> RIGHT_LANGUAGES = ConcurrentHashMap.newKeySet();

    private Rules() {}

    /** Text on one line: not blank, no control characters. */
    static void line(Findings findings, String text, int longest) {
        if (text != null && filled(findings, text, longest)) {
            findings.require(
                    !holdsControl(text, ""),
                    "single-line",
                    "must not hold tabs, line breaks or other control characters",
                    text);
        }
    }

    /** Text in paragraphs: not blank, line feeds and tabs are the only control characters. */
    static void paragraphs(Findings findings, String text, int longest) {
        if (text != null && filled(findings, text, longest)) {
            findings.require(
                    !holdsControl(text, "\n\t"),
                    "plain-text",
                    "must not hold control characters other than line feed and tab",
                    text);
        }
    }

    private static boolean filled(Findings findings, String text, int longest) {
        if (text.isBlank()) {
            findings.refuse("not-blank", "must not be blank", text);
            return false;
        }
        int length = Text.length(text);
        if (length > longest) {
            findings.refuse("max-length", "has " + length + " characters; at most " + longest + " are allowed", text);
            return false;
        }
        return true;
    }

    /** Control characters are single UTF-16 units. */
    private static boolean holdsControl(String text, String allowed) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) && allowed.indexOf(c) < 0) {
                return true;
            }
        }
        return false;
    }

    /** A lower-case term with hyphens, such as {@code photographer} or {@code leeds-events}. */
    static void term(Findings findings, String term) {
        if (findings.present(term)) {
            findings.require(
                    TERM.matcher(term).matches() && term.length() <= LONGEST_TERM,
                    "term",
                    "must be lower-case letters, digits and single hyphens, at most " + LONGEST_TERM,
                    term);
        }
    }

    /** An absolute http or https address. */
    static void webAddress(Findings findings, String url) {
        if (findings.present(url)) {
            URI uri = absolute(url);
            findings.require(
                    uri != null
                            && uri.getHost() != null
                            && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme())),
                    "web-address",
                    "must be an absolute http or https address of at most " + LONGEST_URL + " characters",
                    url);
        }
    }

    /** An absolute URI of any scheme, such as that of a licence or a subject heading. */
    static void uri(Findings findings, String uri) {
        if (uri != null) {
            findings.require(
                    absolute(uri) != null,
                    "absolute-uri",
                    "must be an absolute URI of at most " + LONGEST_URL + " characters",
                    uri);
        }
    }

    private static URI absolute(String text) {
        try {
            URI uri = new URI(text);
            return uri.isAbsolute() && text.length() <= LONGEST_URL ? uri : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /** A BCP 47 language tag in canonical case, such as {@code en} or {@code zh-Hans}. */
    static void language(Findings findings, String tag) {
        if (findings.present(tag) && !RIGHT_LANGUAGES.contains(tag)) {
            String canonical = canonicalLanguage(tag);
            boolean right = findings.require(
                    tag.equals(canonical),
                    "language-tag",
                    canonical == null
                            ? "must be a BCP 47 language tag such as en or zh-Hans"
                            : "must be written in its canonical form " + canonical,
                    tag);
            if (right && RIGHT_LANGUAGES.size() < MOST_LANGUAGES_REMEMBERED) {
                RIGHT_LANGUAGES.add(tag);
            }
        }
    }

    private static String canonicalLanguage(String tag) {
        try {
            Locale locale = new Locale.Builder().setLanguageTag(tag).build();
            return locale.getLanguage().isEmpty() ? null : locale.toLanguageTag();
        } catch (IllformedLocaleException e) {
            return null;
        }
    }

    /** Checks each element of an optional list and the length of the list; an element must not be null. */
    static <T> void each(Findings findings, List<T> elements, int most, BiConsumer<Findings, T> check) {
        if (elements.size() > most) {
            findings.refuse("max-items", "has " + elements.size() + " entries; at most " + most + " are allowed", null);
        }
        for (int i = 0; i < Math.min(elements.size(), most); i++) {
            T element = elements.get(i);
            Findings at = findings.at(i);
            if (at.present(element)) {
                check.accept(at, element);
            }
        }
    }

    static boolean distinct(List<?> elements) {
        return new HashSet<>(elements).size() == elements.size();
    }

    /** A list that is never null; nulls inside stay, so that they can be refused with their place. */
    static <T> List<T> list(List<T> elements) {
        return elements == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(elements));
    }
}
