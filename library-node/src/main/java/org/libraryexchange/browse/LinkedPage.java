package org.libraryexchange.browse;

import java.util.List;
import java.util.Optional;

/** Something on the web that an item has a link to. */
record LinkedPage(Optional<Text> title, String relation, String address) {

    /** The item's links, without those that are not web addresses: a partner's document may contain any address. */
    static List<LinkedPage> of(LocalizedItem item) {
        return item.each(item.localized().path("links")).stream()
                .filter(link -> link.path("url").asText().matches("https?://.*"))
                .map(link -> new LinkedPage(
                        item.text(link, "title"),
                        link.path("rel").asText(),
                        link.path("url").asText()))
                .toList();
    }

    /** The server, with its port if the address has one. */
    String host() {
        return address.replaceFirst("https?://([^/?#]*).*", "$1");
    }

    /** Whether it is data for viewers of images. */
    boolean isManifest() {
        return relation.equals("iiif-manifest");
    }
}
