package org.libraryexchange.exchange.proving;

import java.util.List;
import org.libraryexchange.exchange.proving.ProofRequests.Origin;
import org.libraryexchange.exchange.proving.Receipts.Catalogue;
import org.libraryexchange.exchange.proving.Signatures.SignatureState;
import org.libraryexchange.exchange.proving.Signatures.SignedBytes;
import org.libraryexchange.proof.Buckets;
import org.libraryexchange.proof.Difference;
import org.libraryexchange.proof.Difference.Sort;
import org.libraryexchange.proof.Message;
import org.libraryexchange.proof.ProofRequest;
import org.libraryexchange.proof.Receipt;
import org.libraryexchange.proof.Receipt.Outcome;
import org.libraryexchange.proof.ReissueRequest;
import org.libraryexchange.proof.ReissueRequest.WantedItem;
import org.libraryexchange.record.DocumentRecord;

/** Decides what the owner of a catalogue does with its mirrors' messages. */
record ReceiptHandler(String city, Receipts receipts) {

    /**
     * How far above the last sequence a confirmation is believed. More changes than a city makes between two backups,
     * and few enough for mirrors to follow when the city continues above them.
     */
    private static final long MOST_CONFIRMED = DocumentRecord.MOST_AHEAD / 10;

    /** Handles a message of a partner. Handling the same message again changes nothing. */
    void receive(String partner, Message message, SignedBytes signed) {
        if (message instanceof Receipt receipt && isOf(partner, receipt.owner(), receipt.mirror())) {
            take(receipt, weighed(receipt, signed));
        } else if (!signed.state().isTrusted()) {
            return;
        } else if (message instanceof ReissueRequest request && isOf(partner, request.owner(), request.mirror())) {
            receipts.reissue(request.id(), request.items());
        } else if (message instanceof ProofRequest request && isOf(partner, request.owner(), request.mirror())) {
            receipts.request(Origin.MIRROR, partner);
        }
    }

    private void take(Receipt receipt, SignedBytes signed) {
        long last = receipts.lastPlace();
        boolean beyond = receipt.sequence() > last && receipt.sequence() <= last + MOST_CONFIRMED;
        if (beyond && signed.state().isOfPartner()) {
            receipts.stopPublishing(receipt.sequence());
        }
        if (receipts.keep(receipt, signed) && signed.state().isTrusted()) {
            handle(receipt);
        }
    }

    /**
     * Compares what a mirror confirms with what was proved to it, because the mirror may have read another catalogue.
     */
    private SignedBytes weighed(Receipt receipt, SignedBytes signed) {
        boolean contradicts = signed.state().isTrusted() && !agrees(receipt, signed.state());
        return contradicts
                ? new SignedBytes(signed.document(), signed.signature(), SignatureState.CONTRADICTED)
                : signed;
    }

    private boolean agrees(Receipt receipt, SignatureState state) {
        if (receipt.outcome() != Outcome.VERIFIED) {
            return receipt.sequence() <= receipts.lastPlace();
        }
        return receipts.proved(receipt.proof(), receipt.step())
                .filter(own -> own.sequence() == receipt.sequence() && confirms(receipt, own, state))
                .isPresent();
    }

    /** A mirror without a known key may run a version that sends no root. */
    private static boolean confirms(Receipt receipt, Catalogue own, SignatureState state) {
        return receipt.result().root() == null
                ? state == SignatureState.UNCHECKED
                : receipt.result().root().equals(own.root()) && receipt.result().items() == own.items();
    }

    private boolean isOf(String partner, String owner, String mirror) {
        return owner.equals(city) && mirror.equals(partner);
    }

    /** A mirror that is paused asks for a proof itself when it has caught up. */
    private void handle(Receipt receipt) {
        switch (receipt.outcome()) {
            case VERIFIED, CATCHING_UP -> receipts.finish(receipt.proof());
            case BUCKETS_DIFFER ->
                receipts.list(receipt.proof(), Buckets.read(receipt.result().buckets()));
            case ITEMS_DIFFER -> mend(receipt);
            case INTERRUPTED -> {
                receipts.finish(receipt.proof());
                if (!receipt.tellsOfAPause()) {
                    receipts.requestAgain(receipt.proof(), Origin.INTERRUPTION);
                }
            }
        }
    }

    /** Asks for another proof only if something was repaired that it could confirm. */
    private void mend(Receipt receipt) {
        List<WantedItem> wanted = receipt.differences().stream()
                .filter(difference -> difference.sort().isMendedByReissue())
                .map(difference -> new WantedItem(difference.id(), receipt.sequence()))
                .toList();
        int reissued = receipts.reissue(receipts.chain(receipt.proof()), wanted);
        boolean removed = receipt.differences().stream().map(Difference::sort).anyMatch(Sort.EXTRA::equals);
        receipts.finish(receipt.proof());
        if (reissued > 0 || removed || receipt.result().unnamed() > 0) {
            receipts.requestAgain(receipt.proof(), Origin.REPAIR);
        }
    }
}
