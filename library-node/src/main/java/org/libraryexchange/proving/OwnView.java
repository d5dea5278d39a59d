package org.libraryexchange.proving;

import org.libraryexchange.log.ChangeSource;

/** The own catalogue at one place of its log. */
interface OwnView extends CatalogueView {

    /** The place: number of the latest change. */
    long sequence();

    /** The changes up to that place. Read by one thread, while another may take the digest. */
    ChangeSource changes();
}
