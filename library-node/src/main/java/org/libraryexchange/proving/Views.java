package org.libraryexchange.proving;

import org.libraryexchange.log.Position;

/** Opens views of catalogues. */
interface Views {

    /** Opens a view of the own catalogue as it is now. */
    OwnView own();

    /**
     * Opens a view of a partner's mirror as it is now.
     *
     * @throws org.libraryexchange.worker.FencedException if the mirror is not at the caller's position
     */
    CatalogueView mirror(String partner, Position at);
}
