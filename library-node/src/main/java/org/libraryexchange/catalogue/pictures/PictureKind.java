package org.libraryexchange.catalogue.pictures;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Locale;
import java.util.regex.Pattern;

/** The sorts of files that people upload as pictures, told by how they begin. A name or a media type says nothing. */
enum PictureKind {
    JPEG("\u00ff\u00d8\u00ff"),
    PNG("\u0089PNG\r\n\u001a\n"),
    WEBP("RIFF.{4}WEBP"),
    TIFF("II\\*\0|MM\0\\*"),
    GIF(PictureRefusal.GIF, "GIF8[79]a"),
    HEIC(PictureRefusal.HEIC, ".{4}ftyp(?:hei[cfmsx]|hev[cmsx]|mif1|msf1|avif|avis)");

    /** How many bytes tell the sort. */
    static final int BEGINNING = 12;

    private final PictureRefusal refusal;
    private final Pattern beginning;

    PictureKind(String beginning) {
        this(null, beginning);
    }

    /** @param refusal of what the node does not read; null if it does */
    PictureKind(PictureRefusal refusal, String beginning) {
        this.refusal = refusal;
        this.beginning = Pattern.compile(beginning, Pattern.DOTALL);
    }

    /**
     * The sort of a file that the node reads.
     *
     * @param file at least its beginning
     * @throws UnusablePictureException if it is none of them
     */
    static PictureKind of(byte[] file) {
        String begins = new String(file, 0, Math.min(BEGINNING, file.length), ISO_8859_1);
        for (PictureKind kind : values()) {
            if (kind.beginning.matcher(begins).lookingAt()) {
                if (kind.refusal != null) {
                    throw new UnusablePictureException(kind.refusal);
                }
                return kind;
            }
        }
        throw new UnusablePictureException(PictureRefusal.NO_PICTURE);
    }

    /** The name that Java's readers of pictures know. */
    String format() {
        return name().toLowerCase(Locale.ROOT);
    }
}
