package org.libraryexchange.catalogue.sources;

import java.io.IOException;

/** A source has not answered as it should. */
public final class SourceFailedException extends IOException {

    private static final long serialVersionUID = 1;

    private final Trouble trouble;

    /** @param detail what the source said, or where; may be shown to people */
    SourceFailedException(Trouble trouble, String detail) {
        super(detail);
        this.trouble = trouble;
    }

    public Trouble trouble() {
        return trouble;
    }
}
