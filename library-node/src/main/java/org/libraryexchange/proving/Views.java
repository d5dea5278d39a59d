package org.libraryexchange.proving;

import org.libraryexchange.log.Position;

/** Opens views of catalogues. */
interface Views {

    /** The own catalogue, now. */
    OwnView own();

    /**
     * The mirror of a partner, now.
     *
     * @throws org.libraryexchange.worker.FencedException if it does not stand where the caller thinks that it does
     */
    CatalogueView mirror(String partner, Position at);
}
