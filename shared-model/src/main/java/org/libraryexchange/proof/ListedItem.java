package org.libraryexchange.proof;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * An item as a listing names it.
 *
 * @param leaf the item as it is stored now
 * @param writtenSha256 digest taken when its document was written; another than the leaf's where it has been damaged
 */
public record ListedItem(Leaf leaf, byte[] writtenSha256) {

    private static final Pattern SPACE = Pattern.compile(" ");
    private static final int DIGEST_BYTES = 32;

    /** Whether the bytes are those that were written. */
    public boolean isIntact() {
        return Arrays.equals(leaf.sha256(), writtenSha256);
    }

    /** Id, sequence, version, kind, status and both digests in hexadecimal, with a space between them. */
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
     * @throws IllegalArgumentException if it is none
     */
    public static ListedItem read(String line) {
        String[] words = SPACE.split(line, -1);
        if (words.length != 7) {
            throw new IllegalArgumentException("items: a line has seven words, not " + words.length);
        }
        Leaf leaf = new Leaf(
                UUID.fromString(words[0]),
                Long.parseLong(words[1]),
                Long.parseLong(words[2]),
                words[3],
                words[4],
                digest(words[5]));
        return new ListedItem(leaf, digest(words[6]));
    }

    private static byte[] digest(String digits) {
        byte[] digest = HexFormat.of().parseHex(digits);
        if (digest.length != DIGEST_BYTES) {
            throw new IllegalArgumentException("items: a SHA-256 has 32 bytes, not " + digest.length);
        }
        return digest;
    }
}
