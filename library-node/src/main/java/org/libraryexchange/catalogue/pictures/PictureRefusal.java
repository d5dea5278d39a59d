package org.libraryexchange.catalogue.pictures;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why an uploaded file becomes no picture. */
public enum PictureRefusal {
    TOO_LARGE("has more than 20 MB"),
    NO_PICTURE("is no picture in JPEG, PNG, WebP or TIFF"),
    GIF("is a GIF; send JPEG, PNG, WebP or TIFF"),
    HEIC("is in the format HEIC or AVIF; export it as JPEG"),
    ANIMATED("moves; send a picture that stands still"),
    SEVERAL("has several pages; send one picture for each"),
    TOO_MANY_PIXELS("has more than 25 million pixels"),
    SHAPE("must have at least 16 pixels each way, and its long side at most 40 times the short one"),
    COLOURS(
            "has colours that cannot be converted without a profile, such as CMYK for a printing press; send it in RGB"),
    DAMAGED("is damaged, or not complete"),
    /** Of a file that is made to be costly, or one that nobody has thought of. */
    TOO_COSTLY("takes too much time or memory to read"),
    NOT_PUBLIC("must be at an address of the public internet"),
    NOT_FETCHED("cannot be fetched from its address"),
    TAKEN_DOWN("was taken down, and does not return");

    /** The most bytes of an upload. */
    public static final int MOST_BYTES = 20 * 1024 * 1024;

    private final String message;

    PictureRefusal(String message) {
        this.message = message;
    }

    /** The name of the rule, for programs. */
    public String rule() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether some rule is one of these. */
    public static boolean isRule(String rule) {
        return Stream.of(values()).anyMatch(refusal -> refusal.rule().equals(rule));
    }

    /** All of them by their rules. */
    public static Map<String, PictureRefusal> byRule() {
        return Stream.of(values()).collect(Collectors.toMap(PictureRefusal::rule, Function.identity()));
    }

    /** What is wrong, as the rest of a sentence about the file. */
    public String message() {
        return message;
    }

    void unless(boolean holds) {
        if (!holds) {
            throw new UnusablePictureException(this);
        }
    }
}
