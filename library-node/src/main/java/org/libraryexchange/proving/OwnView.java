package org.libraryexchange.proving;

import org.libraryexchange.log.ChangeSource;

/** The own catalogue at one sequence of its log. */
interface OwnView extends CatalogueView {

    /** The sequence: number of the latest change. */
    long sequence();

    /** The changes up to that sequence. One thread may read them while another computes the digest. */
    ChangeSource changes();
}
