package org.libraryexchange.browse;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * A picture of an item, at its publisher's address.
 *
 * @param alt what the picture shows, for those who cannot see it
 * @param credit whom to name; may be empty
 */
record Picture(String address, Optional<Text> alt, String credit, Optional<Licence> licence) {

    private static final String SECURE = "https://";

    /** The pictures of an item that pages may load: those with an https address. */
    static List<Picture> of(LocalizedItem item) {
        return item.each(item.localized().path("media")).stream()
                .filter(media -> media.path("mediaType").asText().startsWith("image/"))
                .filter(media -> media.path("url").asText().startsWith(SECURE))
                .map(media -> picture(item, media))
                .toList();
    }

    private static Picture picture(LocalizedItem item, JsonNode media) {
        return new Picture(
                media.path("url").asText(),
                item.text(media, "alt"),
                media.path("credit").asText(),
                Licence.of(media.path("licence").asText()));
    }
}
