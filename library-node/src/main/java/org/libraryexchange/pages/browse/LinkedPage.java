package org.libraryexchange.pages.browse;

import java.util.List;
import java.util.Optional;

/** Something on the web that an item has a link to. */
record LinkedPage(Optional<ShownText> title, String relation, String address) {

    /** The item's links, without those that are not web addresses: a partner's document may contain any address. */
    static List<LinkedPage> of(LocalizedItem item) {
        return LocalizedItem.each(item.part("links"))
                .filter(link -> link.path("url").asText().matches("https?://.*"))
                .map(link -> new LinkedPage(
                        item.text(link, "title"),
                        link.path("rel").asText(),
                        link.path("url").asText()))
                .toList();
    }

    /** The server, with its port if the address has one. */
    public String host() {
        return address.replaceFirst("https?://([^/?#]*).*", "$1");
    }

    /** Whether pages may load what is there. */
    public boolean secure() {
        return address.startsWith("https:");
    }

    /** Whether it is data for viewers of images. */
    public boolean isManifest() {
        return relation.equals("iiif-manifest");
    }
}
