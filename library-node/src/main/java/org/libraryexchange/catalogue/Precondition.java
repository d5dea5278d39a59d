package org.libraryexchange.catalogue;

import java.util.Optional;
import org.libraryexchange.base.http.EntityTags;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;

/** The state of an item or a letter that a request expects: If-Match and If-None-Match of RFC 9110 section 13. */
public final class Precondition {

    /** No expectation. Only for requests that do not depend on the current state. */
    public static final Precondition NONE = optional(null, null);

    /** The item must not exist yet. */
    static final Precondition ABSENT = optional(null, "*");

    private final Optional<EntityTags> ifMatch;
    private final Optional<EntityTags> ifNoneMatch;

    private Precondition(Optional<EntityTags> ifMatch, Optional<EntityTags> ifNoneMatch) {
        this.ifMatch = ifMatch;
        this.ifNoneMatch = ifNoneMatch;
    }

    /** The item must be in the version with this entity tag. */
    public static Precondition version(String entityTag) {
        return optional('"' + entityTag + '"', null);
    }

    /** A precondition that a request may leave out. */
    static Precondition optional(String ifMatch, String ifNoneMatch) {
        return new Precondition(
                Optional.ofNullable(ifMatch).map(EntityTags::of),
                Optional.ofNullable(ifNoneMatch).map(EntityTags::of));
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
        if (ifMatch.isPresent()
                && entityTag.filter(ifMatch.get()::includeStrong).isEmpty()) {
            throw failed("The " + name + " has changed or does not exist. Read it again.");
        }
        if (ifNoneMatch.isPresent()
                && entityTag.filter(ifNoneMatch.get()::include).isPresent()) {
            throw failed("The " + name + " already exists.");
        }
    }

    private static ProblemException failed(String detail) {
        return new ProblemException(ProblemType.PRECONDITION_FAILED, detail);
    }
}
