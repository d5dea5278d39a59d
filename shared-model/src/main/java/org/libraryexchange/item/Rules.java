package org.libraryexchange.item;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.libraryexchange.json.Text;

/** Rules that several parts of documents share. Lengths count Unicode code points. */
public final class Rules {

    private static final Pattern TERM = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int LONGEST_TERM = 50;
    private static final Pattern AUTHORITY = Pattern.compile(TERM + "/" + TERM);
    private static final int LONGEST_AUTHORITY = 100;

    /** Fillers of Hangul syllables, and the pattern of Braille without a dot. */
    private static final String EMPTY_LETTERS = "\u115F\u1160\u3164\uFFA0\u2800";

    private static final Pattern WITHOUT_PORT = Pattern.compile(":[0-9]{0,5}$");
    private static final int LONGEST_URL = 2_000;
    private static final int MOST_LANGUAGES_REMEMBERED = 500;

    /** Tags that were found to be valid. Every text has one, and catalogues use few different ones. */
    private static final Set<String> RIGHT_LANGUAGES = ConcurrentHashMap.newKeySet();

    private Rules() {}

    /** Text on one line: something visible, no line breaks, no control characters. */
    public static void line(Findings findings, String text, int longest) {
        if (text != null && filled(findings, text, longest)) {
            findings.require(
                    !holdsControl(text, ""),
                    "single-line",
                    "must not contain tabs, line breaks or other control characters",
                    text);
        }
    }

    /** Text in paragraphs: something visible; the only control characters are line feeds and tabs. */
    public static void paragraphs(Findings findings, String text, int longest) {
        if (text != null && filled(findings, text, longest)) {
            findings.require(
                    !holdsControl(text, "\n\t"),
                    "plain-text",
                    "must not contain control characters or line separators other than line feed and tab",
                    text);
        }
    }

    /**
     * Text in one direction: nothing in it could make it look like another text to a reader of the other script.
     *
     * @param turns which text turns
     */
    public static void oneDirection(Findings findings, String text, Predicate<String> turns) {
        findings.require(
                text == null || !turns.test(text),
                "one-direction",
                "must not contain characters that change the direction of text",
                text);
    }

    private static boolean filled(Findings findings, String text, int longest) {
        if (text.codePoints().noneMatch(Rules::shows)) {
            findings.refuse("not-blank", "must contain visible text", text);
            return false;
        }
        int length = Text.length(text);
        if (length > longest) {
            findings.refuse("max-length", "has " + length + " characters; at most " + longest + " are allowed", text);
            return false;
        }
        return true;
    }

    /** Whether a reader sees the character: it is not a space, a format character, or a letter that shows nothing. */
    private static boolean shows(int codePoint) {
        return !Character.isWhitespace(codePoint)
                && !Character.isSpaceChar(codePoint)
                && Character.getType(codePoint) != Character.FORMAT
                && EMPTY_LETTERS.indexOf(codePoint) < 0;
    }

    private static boolean holdsControl(String text, String allowed) {
        return text.codePoints().anyMatch(each -> isControl(each) && allowed.indexOf(each) < 0);
    }

    private static boolean isControl(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.CONTROL
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || isNoncharacter(codePoint);
    }

    /** Whether the code point never is a character (The Unicode Standard, section 23.7). */
    private static boolean isNoncharacter(int codePoint) {
        return (codePoint >= 0xFDD0 && codePoint <= 0xFDEF) || (codePoint & 0xFFFE) == 0xFFFE;
    }

    /** A lower-case term with hyphens, such as {@code photographer} or {@code leeds-events}. */
    public static void term(Findings findings, String term) {
        if (findings.present(term)) {
            findings.require(
                    TERM.matcher(term).matches() && term.length() <= LONGEST_TERM,
                    "term",
                    "must be lower-case letters, digits and single hyphens, at most " + LONGEST_TERM + " characters",
                    term);
        }
    }

    /** An optional key of an authority: the city that keeps it, and a term, such as {@code leeds/kirkstall-abbey}. */
    static void authority(Findings findings, String key) {
        if (key != null) {
            findings.require(
                    isAuthority(key),
                    "authority",
                    "must be the key of an authority, such as leeds/kirkstall-abbey, of at most " + LONGEST_AUTHORITY
                            + " characters",
                    key);
        }
    }

    public static boolean isAuthority(String key) {
        return AUTHORITY.matcher(key).matches() && key.length() <= LONGEST_AUTHORITY;
    }

    /** An absolute http or https address (an IRI, RFC 3987), without a user's name or password. */
    public static void webAddress(Findings findings, String url) {
        if (findings.present(url)) {
            URI uri = absolute(url);
            boolean isOfWeb = uri != null
                    && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
                    && uri.getRawAuthority() != null;
            findings.require(
                    isOfWeb && (uri.getHost() != null || isHost(uri.getRawAuthority())),
                    "web-address",
                    "must be an absolute http or https address of at most " + LONGEST_URL + " characters",
                    url);
            findings.require(
                    !isOfWeb || uri.getRawAuthority().indexOf('@') < 0,
                    "no-credentials",
                    "must not contain a user name or password",
                    url);
        }
    }

    /** {@link URI} only knows hosts in Latin script. */
    private static boolean isHost(String authority) {
        String host = WITHOUT_PORT.matcher(authority).replaceFirst("");
        try {
            return !host.isEmpty()
                    && !IDN.toASCII(host, IDN.USE_STD3_ASCII_RULES).isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** An absolute URI of any scheme, such as that of a licence or a subject heading. */
    public static void uri(Findings findings, String uri) {
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
    public static void language(Findings findings, String tag) {
        if (findings.present(tag) && !RIGHT_LANGUAGES.contains(tag)) {
            String canonical = LanguageTag.canonical(tag).orElse(null);
            boolean right = findings.require(
                    tag.equals(canonical),
                    "language-tag",
                    canonical == null
                            ? "must be a BCP 47 language tag such as en or zh-Hans"
                            : "must be written " + canonical,
                    tag);
            if (right && RIGHT_LANGUAGES.size() < MOST_LANGUAGES_REMEMBERED) {
                RIGHT_LANGUAGES.add(tag);
            }
        }
    }

    /** Checks each element of an optional list and the length of the list; an element must not be null. */
    public static <T> void each(Findings findings, List<T> elements, int most, BiConsumer<Findings, T> check) {
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

    /** An optional whole number between two others, inclusive. Returns whether it is right. */
    public static boolean range(Findings findings, Integer number, int least, int most) {
        return number == null
                || findings.require(
                        number >= least && number <= most,
                        "range",
                        "must be a whole number from " + least + " to " + most,
                        number);
    }

    /** An optional year. Returns whether it is right. */
    static boolean year(Findings findings, Integer year) {
        return year == null
                || findings.require(year >= 1 && year <= 9999, "year", "must be a year from 1 to 9999", year);
    }

    public static boolean distinct(List<?> elements) {
        return new HashSet<>(elements).size() == elements.size();
    }

    /** Returns a list that is never null. Nulls in it stay, so that they can be refused with their place. */
    public static <T> List<T> list(List<T> elements) {
        return elements == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(elements));
    }
}
