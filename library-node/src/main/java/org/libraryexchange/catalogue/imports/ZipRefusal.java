package org.libraryexchange.catalogue.imports;

import java.util.Locale;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.item.Violation;

/** Why nothing is taken from a ZIP with pictures. */
public enum ZipRefusal {
    NO_ZIP("is no ZIP file with pictures, or is damaged or encrypted"),
    TOO_MANY_FILES("has more than " + PictureZips.MOST_FILES + " files"),
    TOO_LARGE_ZIP("has more than 200 MB, or a file with more than 20 MB"),
    FOLDERS("has folders; put the pictures themselves into it"),
    REPEATED_NAME("has two files of the same name");

    private final String message;

    ZipRefusal(String message) {
        this.message = message;
    }

    /** The name of the rule, for programs. */
    public String rule() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    void unless(boolean holds) {
        if (!holds) {
            throw problem();
        }
    }

    ProblemException problem() {
        return ProblemException.body(new Violation("", rule(), "the body " + message, null));
    }
}
