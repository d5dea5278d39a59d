package org.libraryexchange.letters;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The letters of one sort. */
enum Box {
    IN("post.owner <> :city"),
    OUT("post.owner = :city and post.status <> 'draft'"),
    DRAFTS("post.owner = :city and post.status = 'draft'"),
    ALL("true");

    private final String condition;

    Box(String condition) {
        this.condition = condition;
    }

    /** The boxes by which a client can filter. */
    static List<String> terms() {
        return Arrays.stream(values()).filter(box -> box != ALL).map(Box::term).toList();
    }

    static Box of(String term) {
        return valueOf(term.toUpperCase(Locale.ROOT));
    }

    String term() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** In SQL. */
    String condition() {
        return condition;
    }
}
