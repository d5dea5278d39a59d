package org.libraryexchange.catalogue.pictures;

import java.util.List;

/**
 * A file that was read.
 *
 * @param upload SHA-256 of the file, in lower-case hexadecimal digits
 * @param forms the JPEG of the display form, and that of the thumbnail; empty if the node knows the file
 */
public record NewPicture(String upload, List<byte[]> forms) {

    boolean isKnown() {
        return forms.isEmpty();
    }
}
