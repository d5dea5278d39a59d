package org.libraryexchange.catalogue.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import org.libraryexchange.catalogue.pictures.Picture;
import org.libraryexchange.catalogue.pictures.PictureRefusal;
import org.libraryexchange.json.StrictJson;

/**
 * A file of a ZIP.
 *
 * @param picture null if it is none
 * @param rule that it breaks; null if it is a picture
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ZippedPicture(String file, Picture picture, String rule, String message) {

    static ZippedPicture of(String file, Picture picture) {
        return new ZippedPicture(file, picture, null, null);
    }

    static ZippedPicture refused(String file, PictureRefusal why) {
        return new ZippedPicture(file, null, why.rule(), "the file " + why.message());
    }

    /** What the database keeps of the picture. */
    String json() {
        try {
            return picture == null ? null : StrictJson.mapper().writeValueAsString(picture);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a picture is a plain record", e);
        }
    }
}
