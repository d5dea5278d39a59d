package org.libraryexchange.pages.console;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/** Shows bytes from a record that somebody else wrote. */
final class Bytes {

    private static final int A_LINE = 16;
    private static final HexFormat DIGITS = HexFormat.ofDelimiter(" ");

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
        return text(bytes).orElseGet(() -> DIGITS.formatHex(bytes));
    }

    /** The first bytes as a hex dump. Each line has the place, the digits and the characters of sixteen bytes. */
    static String dump(byte[] bytes, int most) {
        StringBuilder dump = new StringBuilder();
        for (int line = 0; line < Math.min(most, bytes.length); line += A_LINE) {
            int end = Math.min(line + A_LINE, bytes.length);
            dump.append(String.format("%06x  %-47s  ", line, DIGITS.formatHex(bytes, line, end)));
            for (int i = line; i < end; i++) {
                dump.append(bytes[i] >= ' ' && bytes[i] < 0x7F ? (char) bytes[i] : '·');
            }
            dump.append('\n');
        }
        return dump.toString();
    }
}
