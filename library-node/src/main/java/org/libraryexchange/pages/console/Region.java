package org.libraryexchange.pages.console;

import io.quarkus.qute.RawString;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.libraryexchange.json.Sha256;

/**
 * A part of a page that refreshes itself without a reload. It sends the tag of what it shows. If nothing has changed,
 * the node sends nothing, and readers keep their place on the page.
 *
 * @param address that returns the new content
 * @param tag of what it shows
 */
record Region(String address, String tag, RawString content) {

    static final String SEEN = "seen";

    private static final int TAG_CHARACTERS = 16;

    static Region of(String address, String html) {
        String digest = HexFormat.of().formatHex(Sha256.of(html.getBytes(StandardCharsets.UTF_8)));
        String tag = digest.substring(0, TAG_CHARACTERS);
        return new Region(address + (address.contains("?") ? "&" : "?") + SEEN + "=" + tag, tag, new RawString(html));
    }
}
