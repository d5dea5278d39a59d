package org.libraryexchange.catalogue.spreadsheet;

import org.xml.sax.SAXException;

/** A file is no workbook that can be read. It is a {@link SAXException} so that what reads XML may throw it. */
public final class WorkbookException extends SAXException {

    private static final long serialVersionUID = 1L;

    private final boolean tooLarge;

    WorkbookException(Exception cause) {
        super("the file is no workbook", cause);
        this.tooLarge = false;
    }

    WorkbookException(boolean tooLarge, String message) {
        super(message);
        this.tooLarge = tooLarge;
    }

    /** Whether it becomes too large when it is read. */
    public boolean isTooLarge() {
        return tooLarge;
    }
}
