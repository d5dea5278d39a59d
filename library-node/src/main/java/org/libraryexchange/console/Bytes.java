package org.libraryexchange.console;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Shows bytes from a record that somebody else wrote. */
final class Bytes {

    private static final int A_LINE = 16;

    private Bytes() {}

    /** The bytes as text if they are UTF-8 and contain no control characters except white space; otherwise empty. */
    static Optional<String> text(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.chars().allMatch(Bytes::isShown) ? Optional.of(text) : Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static boolean isShown(int character) {
        return (character >= ' ' && character != 0x7F) || character == '\n' || character == '\r' || character == '\t';
    }

    /** The bytes as text, or as hexadecimal digits if they are not text. */
    static String shown(byte[] bytes) {
        return text(bytes).orElseGet(() -> digits(bytes, 0, bytes.length));
    }

    /** The first bytes as a hex dump. Each line has the place, the digits and the characters of sixteen bytes. */
    static String dump(byte[] bytes, int most) {
        StringBuilder dump = new StringBuilder();
        for (int line = 0; line < Math.min(most, bytes.length); line += A_LINE) {
            int end = Math.min(line + A_LINE, bytes.length);
            dump.append(String.format("%06x  %-47s  ", line, digits(bytes, line, end)));
            for (int i = line; i < end; i++) {
                dump.append(bytes[i] >= ' ' && bytes[i] < 0x7F ? (char) bytes[i] : '·');
            }
            dump.append('\n');
        }
        return dump.toString();
    }

    private static String digits(byte[] bytes, int from, int to) {
        StringBuilder digits = new StringBuilder();
        for (int i = from; i < to; i++) {
            digits.append(i > from ? " " : "").append(String.format("%02x", bytes[i]));
        }
        return digits.toString();
    }
}
