package org.libraryexchange.console;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.web.Frame;

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

    @CheckedTemplate(basePath = "console")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance region(Region region);

        /** The same, with a title that replaces that of the page. */
        static native TemplateInstance refreshed(Region region, Frame frame);
    }

    static Region of(String address, String html) {
        String digest = HexFormat.of().formatHex(Sha256.of(html.getBytes(StandardCharsets.UTF_8)));
        String tag = digest.substring(0, TAG_CHARACTERS);
        return new Region(address + (address.contains("?") ? "&" : "?") + SEEN + "=" + tag, tag, new RawString(html));
    }
}
