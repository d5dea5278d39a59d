package org.libraryexchange.catalogue.pictures;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The parts of a picture's file that its readers ignore: whether it is complete, whether it moves, which way is up, and in
 * a PNG the profile of its colours.
 */
record PictureParts(List<Part> parts) {

    private static final int UPRIGHT = 1;
    private static final int MOST_PARTS = 10_000;

    private static final int EXIF_MARKER = 0xe1;
    private static final int SCAN_MARKER = 0xda;
    private static final String EXIF = "Exif\0\0";
    private static final int ORIENTATION = 0x112;
    private static final int ENTRY = 12;

    private record Part(String name, ByteBuffer content) {}

    /**
     * Reads the parts.
     *
     * @throws UnusablePictureException if the file is not complete, or moves
     */
    static PictureParts of(PictureKind kind, byte[] file) {
        ByteBuffer all = ByteBuffer.wrap(file);
        try {
            return new PictureParts(
                    switch (kind) {
                        case JPEG -> ofJpeg(all, file);
                        case PNG -> ofPng(all.position(8));
                        case WEBP -> ofWebp(all.order(ByteOrder.LITTLE_ENDIAN).position(4));
                        default -> List.of(new Part("EXIF", all));
                    });
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new UnusablePictureException(PictureRefusal.DAMAGED);
        }
    }

    private static List<Part> ofJpeg(ByteBuffer file, byte[] bytes) {
        List<Part> parts = new ArrayList<>();
        file.position(2);
        int marker = marker(file);
        while (marker != SCAN_MARKER) {
            int length = Short.toUnsignedInt(file.getShort()) - 2;
            ByteBuffer content = take(file, length);
            if (marker == EXIF_MARKER && beginsWith(content, EXIF)) {
                parts.add(new Part("EXIF", content.position(EXIF.length()).slice()));
            }
            marker = marker(file);
        }
        int end = bytes.length - 2;
        while (end > file.position() && !(bytes[end] == (byte) 0xff && bytes[end + 1] == (byte) 0xd9)) {
            end--;
        }
        PictureRefusal.DAMAGED.unless(end > file.position());
        return parts;
    }

    private static int marker(ByteBuffer file) {
        PictureRefusal.DAMAGED.unless(file.get() == (byte) 0xff);
        int marker = Byte.toUnsignedInt(file.get());
        while (marker == 0xff) {
            marker = Byte.toUnsignedInt(file.get());
        }
        return marker;
    }

    private static List<Part> ofPng(ByteBuffer file) {
        List<Part> parts = new ArrayList<>();
        String name = "";
        while (!name.equals("IEND")) {
            int length = file.getInt();
            name = name(file);
            ByteBuffer content = take(file, length);
            take(file, 4);
            PictureRefusal.ANIMATED.unless(!name.equals("acTL"));
            add(parts, new Part(name.equals("eXIf") ? "EXIF" : name, content));
        }
        return parts;
    }

    private static List<Part> ofWebp(ByteBuffer file) {
        int length = file.getInt() - 4;
        PictureRefusal.DAMAGED.unless(name(file).equals("WEBP"));
        ByteBuffer chunks = take(file, length).order(ByteOrder.LITTLE_ENDIAN);
        List<Part> parts = new ArrayList<>();
        while (chunks.hasRemaining()) {
            String name = name(chunks);
            int bytes = chunks.getInt();
            ByteBuffer content = take(chunks, bytes);
            chunks.position(Math.min(chunks.limit(), chunks.position() + (bytes & 1)));
            PictureRefusal.ANIMATED.unless(!name.equals("ANIM") && !name.equals("ANMF"));
            add(
                    parts,
                    new Part(
                            name,
                            beginsWith(content, EXIF)
                                    ? content.position(EXIF.length()).slice()
                                    : content));
        }
        return parts;
    }

    private static void add(List<Part> parts, Part part) {
        PictureRefusal.TOO_COSTLY.unless(parts.size() < MOST_PARTS);
        parts.add(part);
    }

    private static String name(ByteBuffer file) {
        byte[] name = new byte[4];
        file.get(name);
        return new String(name, ISO_8859_1);
    }

    private static ByteBuffer take(ByteBuffer file, int length) {
        ByteBuffer part = file.slice(file.position(), length);
        file.position(file.position() + length);
        return part;
    }

    private static boolean beginsWith(ByteBuffer content, String text) {
        byte[] bytes = text.getBytes(ISO_8859_1);
        return content.remaining() >= bytes.length
                && content.slice(0, bytes.length).equals(ByteBuffer.wrap(bytes));
    }

    /** A part's bytes by its name in the file. */
    Optional<byte[]> content(String name) {
        return parts.stream().filter(part -> part.name.equals(name)).findFirst().map(part -> {
            byte[] bytes = new byte[part.content.capacity()];
            part.content.get(0, bytes);
            return bytes;
        });
    }

    /** How the picture has to be turned, from 1 to 8 as in TIFF; 1 if nothing readable says so. */
    int orientation() {
        return content("EXIF").map(exif -> orientation(ByteBuffer.wrap(exif))).orElse(UPRIGHT);
    }

    private static int orientation(ByteBuffer exif) {
        try {
            exif.order(exif.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            int directory = exif.getInt(4);
            int entries = Short.toUnsignedInt(exif.getShort(directory));
            for (int i = 0; i < entries; i++) {
                int entry = directory + 2 + i * ENTRY;
                if (Short.toUnsignedInt(exif.getShort(entry)) == ORIENTATION) {
                    int value = Short.toUnsignedInt(exif.getShort(entry + 8));
                    return value >= 1 && value <= 8 ? value : UPRIGHT;
                }
            }
            return UPRIGHT;
        } catch (IndexOutOfBoundsException e) {
            return UPRIGHT;
        }
    }
}
