package org.libraryexchange.proving;

import java.util.List;
import org.libraryexchange.proof.Buckets;
import org.libraryexchange.proof.Difference;
import org.libraryexchange.proof.Difference.Sort;
import org.libraryexchange.proof.Message;
import org.libraryexchange.proof.ProofRequest;
import org.libraryexchange.proof.Receipt;
import org.libraryexchange.proof.ReissueRequest;
import org.libraryexchange.proof.ReissueRequest.Wanted;
import org.libraryexchange.proving.Receipts.Signed;

/** What the owner of a catalogue does about what its mirrors say. */
final class ReceiptDesk {

    private final String city;
    private final Receipts receipts;

    ReceiptDesk(String city, Receipts receipts) {
        this.city = city;
        this.receipts = receipts;
    }

    /** Handles a message of a partner; the same one a second time changes nothing. */
    void receive(String partner, Message message, Signed signed) {
        if (message instanceof Receipt receipt && isOf(partner, receipt.owner(), receipt.mirror())) {
            if (receipts.keep(receipt, signed) && signed.state().isTrusted()) {
                handle(receipt);
            }
        } else if (!signed.state().isTrusted()) {
            return;
        } else if (message instanceof ReissueRequest request && isOf(partner, request.owner(), request.mirror())) {
            receipts.reissue(request.id(), request.items());
        } else if (message instanceof ProofRequest request && isOf(partner, request.owner(), request.mirror())) {
            receipts.request(Origin.MIRROR, partner);
        }
    }

    private boolean isOf(String partner, String owner, String mirror) {
        return owner.equals(city) && mirror.equals(partner);
    }

    private void handle(Receipt receipt) {
        switch (receipt.outcome()) {
            case VERIFIED, CATCHING_UP -> receipts.finish(receipt.proof());
            case BUCKETS_DIFFER -> receipts.list(receipt.proof(), Buckets.read(receipt.buckets()));
            case ITEMS_DIFFER -> mend(receipt);
            case INTERRUPTED -> {
                receipts.finish(receipt.proof());
                receipts.requestAgain(receipt.proof(), Origin.INTERRUPTION);
            }
        }
    }

    /** Another proof follows only where something has been done that it could confirm. */
    private void mend(Receipt receipt) {
        List<Wanted> wanted = receipt.differences().stream()
                .filter(difference -> difference.sort().isMendedByReissue())
                .map(difference -> new Wanted(difference.id(), receipt.sequence()))
                .toList();
        int reissued = receipts.reissue(receipts.chain(receipt.proof()), wanted);
        boolean removed = receipt.differences().stream().map(Difference::sort).anyMatch(Sort.EXTRA::equals);
        receipts.finish(receipt.proof());
        if (reissued > 0 || removed || receipt.unnamed() > 0) {
            receipts.requestAgain(receipt.proof(), Origin.REPAIR);
        }
    }
}
