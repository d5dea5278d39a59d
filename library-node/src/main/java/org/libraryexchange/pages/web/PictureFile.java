package org.libraryexchange.pages.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.libraryexchange.item.ItemPicture;

/**
 * A form of a picture, which this node serves itself as soon as it has it.
 *
 * @param width in pixels
 * @param height in pixels
 */
public record PictureFile(String sha256, int width, int height) {

    /** The form that a document names; empty if it has no SHA-256 or no size. A partner's document may name anything. */
    public static Optional<PictureFile> of(JsonNode form) {
        PictureFile file = new PictureFile(
                form.path("sha256").asText(),
                form.path("width").asInt(),
                form.path("height").asInt());
        return Optional.of(file)
                .filter(it -> ItemPicture.SHA_256.matcher(it.sha256).matches() && it.width > 0 && it.height > 0);
    }

    public String address() {
        return "/media/" + sha256;
    }
}
