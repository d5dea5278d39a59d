package org.libraryexchange.exchange.proving;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.libraryexchange.proof.Manifest;
import org.libraryexchange.proof.Marker;
import org.libraryexchange.record.MessageRecord;

/** The state of the own catalogue's proofs. Every change is durable, and all or nothing. */
interface OwnProofs {

    /** The next thing that a proof needs. */
    sealed interface Due {

        UUID proof();

        /** A marker, and the digest of the catalogue at the marker. */
        record Digest(UUID proof) implements Due {}

        /** Sending the manifest, which is ready. */
        record Sending(Manifest manifest) implements Due {
            @Override
            public UUID proof() {
                return manifest.proof();
            }
        }

        /** A marker, and the items of some buckets at the marker. */
        record Listing(UUID proof, BitSet buckets) implements Due {}
    }

    /** A message of the city that waits to be sent. */
    record WaitingMessage(long id, MessageRecord message) {}

    /** Starts again, at a new place of the log, what a process had begun before it ended. */
    void resume();

    /** The next thing to do; empty if something is being done. */
    Optional<Due> due();

    /**
     * Notes a marker before it is sent.
     *
     * @return its step
     * @throws org.libraryexchange.base.worker.FencedException if another process has taken over the proof
     */
    int marked(UUID proof, long sequence);

    /** Stores the digest at a marker. Does nothing if the proof has a newer marker. */
    void hashed(Marker marker, CatalogueView.Sum sum);

    /** Notes that the manifest is in the log. */
    void sent(UUID proof);

    /**
     * Notes the marker of a listing before it is sent.
     *
     * @return its step
     * @throws org.libraryexchange.base.worker.FencedException if another process has taken over the proof
     */
    int listing(UUID proof, long sequence);

    /** Notes that all parts of the listing are in the log. */
    void listed(UUID proof, int step);

    /** Messages that wait to be sent, in order. */
    List<WaitingMessage> waiting();

    /** Notes that messages are in the control log. */
    void told(List<WaitingMessage> waiting);
}
