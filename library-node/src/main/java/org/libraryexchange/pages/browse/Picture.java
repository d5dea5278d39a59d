package org.libraryexchange.pages.browse;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.libraryexchange.pages.web.ShippedPictures;

/**
 * A picture of an item.
 *
 * @param address where pages load it from: this node if it has the picture, otherwise its publisher
 * @param alt what the picture shows, for those who cannot see it
 * @param credit whom to name; may be empty
 */
record Picture(String address, Optional<ShownText> alt, String credit, Optional<Licence> licence) {

    private static final String SECURE = "https://";

    /** The pictures of an item that pages may load: those that this node has, and those with an https address. */
    static List<Picture> of(LocalizedItem item) {
        return LocalizedItem.each(item.part("media"))
                .filter(media -> media.path("mediaType").asText().startsWith("image/"))
                .flatMap(media ->
                        address(media.path("url").asText()).map(address -> picture(item, media, address)).stream())
                .toList();
    }

    private static Optional<String> address(String url) {
        return ShippedPictures.address(url).or(() -> Optional.of(url).filter(it -> it.startsWith(SECURE)));
    }

    private static Picture picture(LocalizedItem item, JsonNode media, String address) {
        return new Picture(
                address,
                item.text(media, "alt"),
                media.path("credit").asText(),
                Licence.of(media.path("licence").asText()));
    }
}
