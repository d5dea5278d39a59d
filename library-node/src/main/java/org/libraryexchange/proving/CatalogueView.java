package org.libraryexchange.proving;

import java.util.BitSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
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
}
