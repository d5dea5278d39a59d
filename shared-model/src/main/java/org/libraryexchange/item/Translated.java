package org.libraryexchange.item;

import java.nio.charset.StandardCharsets;
import org.libraryexchange.json.Sha256;

/**
 * What a text in another language was translated from, so that any reader can tell whether the original has changed
 * since.
 *
 * @param from the language that it was translated from
 * @param source fingerprint of the text that was translated, as {@link #fingerprint}
 * @param by the city that translated it
 * @param credit whom to credit; optional
 * @param machine true if a machine translated it; otherwise null
 */
public record Translated(String from, String source, String by, String credit, Boolean machine) {

    private static final int FINGERPRINT_DIGITS = 16;

    /** The first 16 hexadecimal digits of the SHA-256 of a text in UTF-8 and Normalization Form C. */
    public static String fingerprint(String text) {
        return Sha256.hex(text.getBytes(StandardCharsets.UTF_8)).substring(0, FINGERPRINT_DIGITS);
    }

    /**
     * Whether the original is another one now.
     *
     * @param original in the language {@link #from}; null if there is none any more
     */
    public boolean isStale(String original) {
        return original == null || !fingerprint(original).equals(source);
    }

    /** The same text, found right for this original. */
    Translated confirmedFor(String original) {
        return new Translated(from, fingerprint(original), by, credit, machine);
    }
}
