package org.libraryexchange.base.http;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.libraryexchange.json.Sha256;

/**
 * What If-Match or If-None-Match names (RFC 9110 section 13.1): entity tags, or an asterisk for whatever there is. This is
 * the only place that compares them.
 */
public final class EntityTags {

    private static final Pattern TAG = Pattern.compile("\\s*(W/)?\"([\\x21\\x23-\\x7e\\x80-\\xff]*)\"\\s*(,|$)");

    /** Whatever there is. */
    private static final String ANY = "*";

    private final boolean any;
    private final List<Tag> tags;

    private EntityTags(boolean any, List<Tag> tags) {
        this.any = any;
        this.tags = tags;
    }

    private record Tag(String value, boolean weak) {}

    /**
     * Reads a header.
     *
     * @throws ProblemException if it is neither a list of entity tags nor an asterisk
     */
    public static EntityTags of(String header) {
        return header.strip().equals(ANY) ? new EntityTags(true, List.of()) : new EntityTags(false, tags(header));
    }

    /**
     * Whether a reader already has what there is.
     *
     * @param ifNoneMatch the header; null if the request has none
     * @param entityTag of what there is, without quotes
     */
    public static boolean held(String ifNoneMatch, String entityTag) {
        return ifNoneMatch != null && of(ifNoneMatch).include(entityTag);
    }

    /** A page with its tag, or 304 if the reader has it. The tag is weak, because the same page may be sent compressed or not. */
    public static Response.ResponseBuilder page(byte[] page, String ifNoneMatch) {
        EntityTag tag = new EntityTag(HexFormat.of().formatHex(Sha256.of(page)), true);
        return held(ifNoneMatch, tag.getValue())
                ? Response.notModified(tag)
                : Response.ok(page).tag(tag);
    }

    /** Whether they name this tag, by the weak comparison of If-None-Match. */
    public boolean include(String entityTag) {
        return any || tags.stream().anyMatch(tag -> tag.value.equals(entityTag));
    }

    /** Whether they name this tag, by the strong comparison of If-Match. */
    public boolean includeStrong(String entityTag) {
        return any || tags.stream().anyMatch(tag -> !tag.weak && tag.value.equals(entityTag));
    }

    private static List<Tag> tags(String header) {
        List<Tag> tags = new ArrayList<>();
        Matcher matcher = TAG.matcher(header);
        int end = 0;
        while (end < header.length() && matcher.region(end, header.length()).lookingAt()) {
            tags.add(new Tag(matcher.group(2), matcher.group(1) != null));
            end = matcher.end();
        }
        if (tags.isEmpty() || end < header.length()) {
            throw new ProblemException(
                    ProblemType.INVALID_PRECONDITION,
                    "An entity tag must be in quotes, such as \"5d41402a\", or be *.");
        }
        return tags;
    }
}
