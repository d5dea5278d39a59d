package org.libraryexchange.proving;

import java.util.BitSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.libraryexchange.proof.CatalogueDigest;
import org.libraryexchange.proof.ListedItem;

/** A catalogue as it was at one moment, whatever is written meanwhile. */
interface CatalogueView extends AutoCloseable {

    /**
     * What a catalogue amounts to.
     *
     * @param damaged items whose bytes are not those that were written
     */
    record Sum(CatalogueDigest digest, List<UUID> damaged) {}

    /** Reads every item's bytes as they are stored and takes the digest. */
    Sum sum();

    /** Hands over the items of some buckets, by bucket and within one by id. */
    void list(BitSet buckets, Consumer<ListedItem> reader);

    @Override
    void close();
}
