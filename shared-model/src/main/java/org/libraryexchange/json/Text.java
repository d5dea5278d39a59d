package org.libraryexchange.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.regex.Pattern;

/**
 * The text that may be exchanged: valid Unicode without U+0000. PostgreSQL and many parsers cannot hold anything else.
 */
public final class Text {

    private static final int REPLACEMENT = 0xfffd;

    /**
     * Line breaks, and runs of blanks. Where lines are wrapped, such a run would push the end of a text onto the next
     * line.
     */
    private static final Pattern BREAKS = Pattern.compile("[\\s\\p{Z}\\p{Cc}]{2,}|[\\p{Zl}\\p{Zp}\\p{Cc}]");

    private static final String ORDERS = "\\u202A-\\u202E\\u2066-\\u2069";

    /** The embeddings, overrides and isolates of the Unicode Bidirectional Algorithm (UAX 9). */
    private static final Pattern REORDERS = Pattern.compile("[" + ORDERS + "]");

    /** These, and its marks. */
    private static final Pattern TURNS = Pattern.compile("[\\u061C\\u200E\\u200F" + ORDERS + "]");

    private Text() {}

    /**
     * Decodes UTF-8 and refuses what lenient decoders repair: overlong forms, surrogates, truncated sequences.
     *
     * @throws MalformedJsonException naming the first offending byte's place
     */
    public static String decodeUtf8(byte[] bytes) throws MalformedJsonException {
        // Nearly all text is valid. If the JVM repaired something, a strict decoder finds out what.
        String lenient = new String(bytes, StandardCharsets.UTF_8);
        if (lenient.indexOf(REPLACEMENT) < 0) {
            return lenient;
        }
        ByteBuffer input = ByteBuffer.wrap(bytes);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(input).toString();
        } catch (CharacterCodingException e) {
            throw new MalformedJsonException("The text is not valid UTF-8 at byte " + input.position() + ".", e);
        }
    }

    /**
     * Returns the text in Normalization Form C.
     *
     * @throws IllegalArgumentException for U+0000 or a lone surrogate
     */
    public static String normalized(String text) {
        requireExchangeable(text);
        return Normalizer.isNormalized(text, Form.NFC) ? text : Normalizer.normalize(text, Form.NFC);
    }

    /**
     * Returns the text with U+FFFD in place of everything that may not be exchanged, so that it can be shown to the
     * sender.
     */
    public static String showable(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c == 0 || Character.getType(c) == Character.SURROGATE ? REPLACEMENT : c)
                .forEach(shown::appendCodePoint);
        return shown.toString();
    }

    /**
     * Returns somebody else's text for one line of plain text, such as in an e-mail, a log or a terminal. Line breaks
     * and control characters become spaces, and characters that reverse the order of text are left out. So the text
     * cannot pass for another line, or for anything else than itself.
     *
     * @param most code points; an ellipsis replaces the rest
     */
    public static String line(String text, int most) {
        String line = TURNS.matcher(text).replaceAll("");
        line = BREAKS.matcher(line).replaceAll(" ").strip();
        return length(line) <= most ? line : first(line, most - 1) + "…";
    }

    /** The beginning of a text: at most so many code points. */
    public static String first(String text, int most) {
        return length(text) <= most ? text : text.substring(0, text.offsetByCodePoints(0, most));
    }

    /** Whether the text holds a character that changes the direction of text without being seen. */
    public static boolean turns(String text) {
        return TURNS.matcher(text).find();
    }

    /**
     * Whether the text holds a character that puts others into another order. The marks, which also turn text, do not:
     * people need them where scripts of both directions meet.
     */
    public static boolean reorders(String text) {
        return REORDERS.matcher(text).find();
    }

    /** Counts the characters as a reader would: Unicode code points, not UTF-16 units. */
    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /**
     * Refuses text that cannot be exchanged.
     *
     * @throws IllegalArgumentException for U+0000 or a lone surrogate, naming the place in UTF-16 units
     */
    public static void requireExchangeable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                throw new IllegalArgumentException("holds U+0000 at position " + i);
            }
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    throw new IllegalArgumentException("holds half of a surrogate pair at position " + i);
                }
                i++;
            }
        }
    }
}
