package org.libraryexchange.exchange.proving;

import java.util.BitSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.libraryexchange.exchange.log.ChangeSource;
import org.libraryexchange.exchange.log.Position;
import org.libraryexchange.exchange.proving.CatalogueView.OwnView;
import org.libraryexchange.proof.CatalogueDigest;
import org.libraryexchange.proof.ListedItem;

/** A catalogue as it was at one moment. Later writes do not change the view. */
interface CatalogueView extends AutoCloseable {

    /**
     * The digest of a catalogue.
     *
     * @param damaged items whose bytes are not those that were written
     */
    record Sum(CatalogueDigest digest, List<UUID> damaged) {}

    /** Reads every item's bytes as they are stored and computes the digest. */
    Sum sum();

    /** Passes the items of some buckets to the reader, ordered by bucket and, within one, by id. */
    void list(BitSet buckets, Consumer<ListedItem> reader);

    @Override
    void close();

    /** The own catalogue at one sequence of its log. */
    interface OwnView extends CatalogueView {

        /** The sequence: number of the latest change. */
        long sequence();

        /** The changes up to that sequence. One thread may read them while another computes the digest. */
        ChangeSource changes();
    }

    /** Opens views of catalogues. */
    interface Views {

        /** Opens a view of the own catalogue as it is now. */
        OwnView own();

        /**
         * Opens a view of a partner's mirror as it is now.
         *
         * @throws org.libraryexchange.base.worker.FencedException if the mirror is not at the caller's position
         */
        CatalogueView mirror(String partner, Position at);
    }
}
