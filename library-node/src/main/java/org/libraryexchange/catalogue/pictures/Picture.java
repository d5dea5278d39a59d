package org.libraryexchange.catalogue.pictures;

/**
 * A picture as items name it: the display form.
 *
 * @param sha256 of the JPEG, in lower-case hexadecimal digits
 * @param width in pixels
 * @param bytes of the JPEG
 */
public record Picture(String sha256, int width, int height, int bytes, Thumbnail thumbnail) {

    /** The small form. */
    public record Thumbnail(String sha256, int width, int height, int bytes) {}
}
