package org.libraryexchange.catalogue.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The names of files in a ZIP. Of some it says that they are in UTF-8; of others nobody says in what: a Mac writes UTF-8
 * too, a Chinese Windows GB18030, and a British one the letters of DOS.
 */
final class ZipNames {

    /**
     * Reads any name: its bytes, unless they are ASCII, become characters for private use, so that it differs from a name
     * that is in UTF-8 by its own account.
     */
    static final Charset BYTES = new Bytes();

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final Charset DOS = Charset.forName("IBM850");

    private static final char ZERO = '\uf700';
    private static final Pattern BYTE = Pattern.compile("[\\uf780-\\uf7ff]");

    /** One of the usual Chinese characters. In the letters of DOS there are hardly two such bytes side by side. */
    private static final Pattern USUAL = Pattern.compile("[\\uf7a1-\\uf7fe]{2}");

    private ZipNames() {}

    /** The names as people have written them, all of those of which nobody says it in the same charset. */
    static List<String> decoded(List<String> names) {
        Charset charset = charset(names.stream().filter(ZipNames::isOfBytes).toList());
        return names.stream()
                .map(name -> isOfBytes(name) ? new String(bytes(name), charset) : name)
                .toList();
    }

    private static boolean isOfBytes(String name) {
        return BYTE.matcher(name).find();
    }

    private static byte[] bytes(String name) {
        byte[] bytes = new byte[name.length()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) name.charAt(i);
        }
        return bytes;
    }

    private static Charset charset(List<String> names) {
        if (areAllIn(UTF_8, names)) {
            return UTF_8;
        }
        return names.stream().anyMatch(name -> USUAL.matcher(name).find()) && areAllIn(GB18030, names) ? GB18030 : DOS;
    }

    private static boolean areAllIn(Charset charset, List<String> names) {
        try {
            for (String name : names) {
                var unused = charset.newDecoder().decode(ByteBuffer.wrap(bytes(name)));
            }
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static final class Bytes extends Charset {

        Bytes() {
            super("X-Bytes", new String[0]);
        }

        @Override
        public boolean contains(Charset other) {
            return false;
        }

        @Override
        public CharsetEncoder newEncoder() {
            throw new UnsupportedOperationException();
        }

        @Override
        public CharsetDecoder newDecoder() {
            return new CharsetDecoder(this, 1, 1) {
                @Override
                protected CoderResult decodeLoop(ByteBuffer in, CharBuffer out) {
                    while (in.hasRemaining() && out.hasRemaining()) {
                        byte next = in.get();
                        out.put((char) (next < 0 ? ZERO | (next & 0xff) : next));
                    }
                    return in.hasRemaining() ? CoderResult.OVERFLOW : CoderResult.UNDERFLOW;
                }
            };
        }
    }
}
