package org.libraryexchange.web;

import jakarta.ws.rs.core.MediaType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * A file that readers take along.
 *
 * @param name for old programs: letters, digits, hyphens and dots
 * @param title the name in any language, without an ending; any text
 * @param bytes in UTF-8
 */
public record NamedFile(String mediaType, String name, String title, byte[] bytes) {

    private static final int LONGEST_TITLE = 80;

    /** What a name of a file may not have somewhere, or must not have because it hides how the name ends. */
    private static final Pattern UNFIT = Pattern.compile("[\\p{C}\\p{Z}\\\\/:*?\"<>|]+");

    MediaType type() {
        return MediaType.valueOf(mediaType).withCharset("utf-8");
    }

    /** The header Content-Disposition (RFC 6266). Programs that can open the file do so, the others save it. */
    String disposition() {
        return "inline; filename=\"" + name + "\"; filename*=UTF-8''"
                + URLEncoder.encode(fit() + name.substring(name.lastIndexOf('.')), StandardCharsets.UTF_8)
                        .replace("+", "%20")
                        .replace("*", "%2A");
    }

    private String fit() {
        String fit = UNFIT.matcher(title).replaceAll(" ").strip();
        return fit.substring(
                0, fit.offsetByCodePoints(0, Math.min(LONGEST_TITLE, fit.codePointCount(0, fit.length()))));
    }
}
