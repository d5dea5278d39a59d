package org.libraryexchange.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.libraryexchange.http.ProblemException;
import org.libraryexchange.http.ProblemType;

/** The state of an item or a letter that a request expects: If-Match and If-None-Match of RFC 9110 section 13. */
public final class Precondition {

    /** No expectation. Only for requests that do not depend on the current state. */
    static final Precondition NONE = new Precondition(null, null);

    /** The item must not exist yet. */
    static final Precondition ABSENT = new Precondition(null, "*");

    private static final Pattern TAG = Pattern.compile("\\s*(W/)?\"([\\x21\\x23-\\x7e\\x80-\\xff]*)\"\\s*(,|$)");

    private final String ifMatch;
    private final String ifNoneMatch;

    private Precondition(String ifMatch, String ifNoneMatch) {
        this.ifMatch = ifMatch;
        this.ifNoneMatch = ifNoneMatch;
    }

    /** The item must be in the version with this entity tag. */
    public static Precondition version(String entityTag) {
        return new Precondition('"' + entityTag + '"', null);
    }

    /** A precondition that a request may leave out. */
    static Precondition optional(String ifMatch, String ifNoneMatch) {
        Precondition precondition = new Precondition(ifMatch, ifNoneMatch);
        precondition.requireWellFormed();
        return precondition;
    }

    /** A precondition that a change must have, so that it does not overwrite a version that the client has not seen. */
    public static Precondition needed(String ifMatch) {
        if (ifMatch == null) {
            throw new ProblemException(
                    ProblemType.PRECONDITION_REQUIRED,
                    "Send If-Match with the ETag of the version that this request changes.");
        }
        return optional(ifMatch, null);
    }

    /** Refuses the request if the item is not in the expected state. */
    void require(Optional<StoredItem> current) {
        require(current.map(StoredItem::entityTag), "item");
    }

    /**
     * Refuses the request if something is not in the expected state.
     *
     * @param entityTag of its present version; empty if it does not exist
     * @param name by which people call it
     */
    public void require(Optional<String> entityTag, String name) {
        if (ifMatch != null && !matches(ifMatch, entityTag, true)) {
            throw failed("The " + name + " has changed or does not exist. Read it again.");
        }
        if (ifNoneMatch != null && matches(ifNoneMatch, entityTag, false)) {
            throw failed("The " + name + " already exists.");
        }
    }

    /** Whether the reader already has this version (If-None-Match, weak comparison). */
    public static boolean holds(String ifNoneMatch, String entityTag) {
        return ifNoneMatch != null && matches(ifNoneMatch, Optional.of(entityTag), false);
    }

    private static ProblemException failed(String detail) {
        return new ProblemException(ProblemType.PRECONDITION_FAILED, detail);
    }

    private void requireWellFormed() {
        for (String header : new String[] {ifMatch, ifNoneMatch}) {
            if (header != null && !header.strip().equals("*")) {
                tags(header);
            }
        }
    }

    private static boolean matches(String header, Optional<String> current, boolean strongly) {
        if (current.isEmpty()) {
            return false;
        }
        String entityTag = current.get();
        return header.strip().equals("*")
                || tags(header).stream().anyMatch(tag -> tag.value.equals(entityTag) && !(strongly && tag.weak));
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

    private record Tag(String value, boolean weak) {}
}
