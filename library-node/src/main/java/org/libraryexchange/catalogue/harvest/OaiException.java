package org.libraryexchange.catalogue.harvest;

import org.libraryexchange.catalogue.formats.OaiAnswer.Failure;
import org.libraryexchange.catalogue.formats.OaiAnswer.OaiError;

/** A request that the protocol answers with one of its errors. */
final class OaiException extends Exception {

    private static final long serialVersionUID = 1L;

    private final OaiError code;

    OaiException(OaiError code, String message) {
        super(message);
        this.code = code;
    }

    Failure failure() {
        return new Failure(code, getMessage());
    }
}
