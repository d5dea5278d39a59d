package org.libraryexchange.proof;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * An item as a listing names it.
 *
 * @param leaf the item as it is stored now
 * @param writtenSha256 digest from when its document was written; it differs from the leaf's if the document is damaged
 */
public record ListedItem(Leaf leaf, byte[] writtenSha256) {

    private static final Pattern SPACE = Pattern.compile(" ");
    private static final int DIGEST_BYTES = 32;
    private static final int LONGEST_TERM = 100;

    /** Whether the bytes are those that were written. */
    public boolean isIntact() {
        return Arrays.equals(leaf.sha256(), writtenSha256);
    }

    /** Id, sequence, version, kind, status and both digests in hexadecimal, separated by spaces. */
    public String line() {
        HexFormat hex = HexFormat.of();
        return String.join(
                " ",
                leaf.id().toString(),
                Long.toString(leaf.sequence()),
                Long.toString(leaf.version()),
                leaf.kind(),
                leaf.status(),
                hex.formatHex(leaf.sha256()),
                hex.formatHex(writtenSha256));
    }

    /**
     * Reads a line.
     *
     * @throws IllegalArgumentException if it is not such a line
     */
    public static ListedItem read(String line) {
        String[] words = SPACE.split(line, -1);
        if (words.length != 7) {
            throw new IllegalArgumentException("items: a line must have seven words, not " + words.length);
        }
        Leaf leaf = new Leaf(
                UUID.fromString(words[0]),
                number("sequence", words[1]),
                number("version", words[2]),
                term(words[3]),
                term(words[4]),
                digest(words[5]));
        return new ListedItem(leaf, digest(words[6]));
    }

    private static long number(String field, String digits) {
        long number = Long.parseLong(digits);
        Checks.count(field, number);
        return number;
    }

    private static String term(String word) {
        if (word.length() > LONGEST_TERM) {
            throw new IllegalArgumentException("items: a kind or status has at most " + LONGEST_TERM + " characters");
        }
        return word;
    }

    private static byte[] digest(String digits) {
        byte[] digest = HexFormat.of().parseHex(digits);
        if (digest.length != DIGEST_BYTES) {
            throw new IllegalArgumentException("items: a SHA-256 has 32 bytes, not " + digest.length);
        }
        return digest;
    }
}
