package org.libraryexchange.console;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.libraryexchange.json.Sha256;

/**
 * A part of a page that goes on telling how things are, without a reload. It asks with what it shows, so that nothing is
 * sent, and nobody's place on the page lost, while nothing changes.
 *
 * @param address that gives it anew
 * @param tag of what it shows
 */
record Region(String address, String tag, RawString content) {

    static final String SEEN = "seen";

    private static final int TAG_CHARACTERS = 16;

    @CheckedTemplate(basePath = "console")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance region(Region region);
    }

    static Region of(String address, String html) {
        String digest = HexFormat.of().formatHex(Sha256.of(html.getBytes(StandardCharsets.UTF_8)));
        String tag = digest.substring(0, TAG_CHARACTERS);
        return new Region(address + (address.contains("?") ? "&" : "?") + SEEN + "=" + tag, tag, new RawString(html));
    }
}
