package org.libraryexchange.proving;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.libraryexchange.proof.Manifest;
import org.libraryexchange.proof.Marker;
import org.libraryexchange.record.MessageRecord;

/** Where the proofs of the own catalogue stand; every change is durable and all or nothing. */
interface OwnProofs {

    /** What a proof needs next. */
    sealed interface Due {

        UUID proof();

        /** A marker, and the digest of the catalogue there. */
        record Digest(UUID proof) implements Due {}

        /** The manifest, which is ready to be sent. */
        record Sending(Manifest manifest) implements Due {
            @Override
            public UUID proof() {
                return manifest.proof();
            }
        }

        /** A marker, and the items of some buckets there. */
        record Listing(UUID proof, BitSet buckets) implements Due {}
    }

    /** A message of the city that waits to be told. */
    record WaitingMessage(long id, MessageRecord message) {}

    /** Whatever was at work in a process that is gone begins anew, at a new place of the log. */
    void resume();

    /** The next thing to do, unless one is being done. */
    Optional<Due> due();

    /**
     * A marker is about to be sent.
     *
     * @return its step
     * @throws org.libraryexchange.worker.FencedException if another process has taken the proof up
     */
    int marked(UUID proof, long sequence);

    /** The digest at the marker is there; nothing if the proof has been marked elsewhere meanwhile. */
    void hashed(Marker marker, CatalogueView.Sum sum);

    /** The manifest is in the log. */
    void sent(UUID proof);

    /**
     * The marker of a listing is about to be sent.
     *
     * @return its step
     * @throws org.libraryexchange.worker.FencedException if another process has taken the proof up
     */
    int listing(UUID proof, long sequence);

    /** All parts of the listing are in the log. */
    void listed(UUID proof, int step);

    /** Messages that wait, in order. */
    List<WaitingMessage> waiting();

    /** Messages that are in the control log. */
    void told(List<WaitingMessage> waiting);
}
