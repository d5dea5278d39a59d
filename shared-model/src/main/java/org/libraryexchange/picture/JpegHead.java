package org.libraryexchange.picture;

import java.util.Optional;

/**
 * What the head of a JPEG says.
 *
 * @param width in pixels
 * @param height in pixels
 */
public record JpegHead(int width, int height) {

    private static final int MARK = 0xff;
    private static final int START = 0xd8;
    private static final int SCAN = 0xda;
    private static final int FIRST_FRAME = 0xc0;
    private static final int LAST_FRAME = 0xcf;
    private static final int TABLES = 4;
    private static final int FRAME_BYTES = 9;

    /** The head of a picture; empty if it is no JPEG, or has no sides. */
    public static Optional<JpegHead> read(byte[] bytes) {
        if (bytes.length < 2 || at(bytes, 0) != MARK || at(bytes, 1) != START) {
            return Optional.empty();
        }
        for (int place = 2; place + FRAME_BYTES <= bytes.length && at(bytes, place) == MARK; ) {
            int marker = at(bytes, place + 1);
            if (isFrame(marker)) {
                JpegHead head = new JpegHead(number(bytes, place + 7), number(bytes, place + 5));
                return Optional.of(head).filter(sides -> sides.width > 0 && sides.height > 0);
            }
            if (marker == SCAN) {
                return Optional.empty();
            }
            place += marker == MARK ? 1 : 2 + Math.max(2, number(bytes, place + 2));
        }
        return Optional.empty();
    }

    /** Three markers among those of frames begin tables. */
    private static boolean isFrame(int marker) {
        return marker == FIRST_FRAME || (marker > FIRST_FRAME && marker <= LAST_FRAME && marker % TABLES != 0);
    }

    private static int number(byte[] bytes, int place) {
        return (at(bytes, place) << Byte.SIZE) | at(bytes, place + 1);
    }

    private static int at(byte[] bytes, int place) {
        return Byte.toUnsignedInt(bytes[place]);
    }
}
