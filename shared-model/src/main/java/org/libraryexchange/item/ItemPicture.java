package org.libraryexchange.item;

import java.util.regex.Pattern;

/**
 * A picture that travels with an item. Its bytes follow by themselves: the item names them by their SHA-256.
 *
 * @param sha256 of its display form, in lower-case hexadecimal
 * @param width of the display form in pixels
 * @param height of the display form in pixels
 * @param bytes size of the display form
 * @param thumbnail its small form
 * @param alt what it shows, for people who cannot see it, by language; needed in the original language to publish
 * @param caption by language; optional
 * @param credits whom to credit, by language; optional
 * @param licence its web address; optional
 */
public record ItemPicture(
        String sha256,
        Integer width,
        Integer height,
        Integer bytes,
        Thumbnail thumbnail,
        LocalizedText alt,
        LocalizedText caption,
        LocalizedText credits,
        String licence) {

    /** The small form of a picture. */
    public record Thumbnail(String sha256, Integer width, Integer height, Integer bytes) {

        private void check(Findings findings) {
            checkForm(findings, sha256);
            size(findings.at("width"), width, LONGEST_SIDE_OF_THUMBNAIL);
            size(findings.at("height"), height, LONGEST_SIDE_OF_THUMBNAIL);
            size(findings.at("bytes"), bytes, LARGEST_THUMBNAIL);
        }
    }

    /** Pixels of a display form. */
    public static final int LONGEST_SIDE = 1_600;

    /** Bytes of a display form. */
    public static final int LARGEST = 400_000;

    public static final int LONGEST_SIDE_OF_THUMBNAIL = 320;
    public static final int LARGEST_THUMBNAIL = 40_000;

    /** A SHA-256 in lower-case hexadecimal. */
    public static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    private static final int LONGEST_CAPTION = 1_000;

    /** Whether it is the same file in the same forms, whatever is said of it. */
    public boolean isSameFileAs(ItemPicture other) {
        return sha256.equals(other.sha256)
                && width.equals(other.width)
                && height.equals(other.height)
                && bytes.equals(other.bytes)
                && thumbnail.equals(other.thumbnail);
    }

    /**
     * Checks it.
     *
     * @param language in which its description is needed; null if it is not
     */
    void check(Findings findings, String language) {
        checkForm(findings, sha256);
        size(findings.at("width"), width, LONGEST_SIDE);
        size(findings.at("height"), height, LONGEST_SIDE);
        size(findings.at("bytes"), bytes, LARGEST);
        if (findings.at("thumbnail").present(thumbnail)) {
            thumbnail.check(findings.at("thumbnail"));
        }
        LocalizedText.checkLine(findings.at("alt"), alt, Media.LONGEST_ALT);
        if (language != null && (alt == null || !alt.languages().contains(language))) {
            findings.at("alt")
                    .refuse(
                            "described-to-publish",
                            "is missing in the original language " + language
                                    + ": a published picture must say what it shows",
                            null);
        }
        LocalizedText.checkParagraphs(findings.at("caption"), caption, LONGEST_CAPTION);
        LocalizedText.checkLine(findings.at("credits"), credits, Media.LONGEST_CREDIT);
        if (licence != null) {
            Rules.webAddress(findings.at("licence"), licence);
        }
    }

    private static void checkForm(Findings findings, String sha256) {
        if (findings.at("sha256").present(sha256)) {
            findings.at("sha256")
                    .require(
                            SHA_256.matcher(sha256).matches(),
                            "sha256",
                            "must be a SHA-256 in lower-case hexadecimal",
                            sha256);
        }
    }

    private static void size(Findings findings, Integer number, int most) {
        if (findings.present(number)) {
            Rules.range(findings, number, 1, most);
        }
    }
}
