package org.libraryexchange.rejected;

/** Ids of rejected records as they stand in addresses. */
public final class RejectedIds {

    private static final long NONE = -1;

    private RejectedIds() {}

    /** The id, or one that no record has. */
    public static long parse(String text) {
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : NONE;
    }
}
