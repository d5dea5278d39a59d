package org.libraryexchange.catalogue;

import org.libraryexchange.item.Identifier;

/** Another own item has the identifier. */
final class IdentifierTakenException extends RuntimeException {

    private final transient Identifier identifier;

    IdentifierTakenException(Identifier identifier) {
        super(identifier.scheme() + "/" + identifier.value());
        this.identifier = identifier;
    }

    Identifier identifier() {
        return identifier;
    }
}
