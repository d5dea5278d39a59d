package org.libraryexchange.proving;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.libraryexchange.node.NodeConfig;
import org.libraryexchange.proof.ProofRequest;
import org.libraryexchange.proof.ReissueRequest;
import org.libraryexchange.proof.ReissueRequest.Wanted;
import org.libraryexchange.proving.MessageOutbox.Sealed;
import org.libraryexchange.rejected.ReissueRequests;

/** Sends requests to owners through the control log: to send items again, and to prove their catalogues. */
@ApplicationScoped
class MirrorRequests implements ReissueRequests {

    private final MessageOutbox outbox;
    private final NodeConfig node;
    private final Supplier<UUID> ids;

    MirrorRequests(MessageOutbox outbox, NodeConfig node, Supplier<UUID> ids) {
        this.outbox = outbox;
        this.node = node;
        this.ids = ids;
    }

    @Override
    public void request(String owner, Map<UUID, Long> itemsAndSequences) {
        List<Wanted> all = new ArrayList<>();
        itemsAndSequences.forEach((id, sequence) -> all.add(new Wanted(id, sequence)));
        for (int from = 0; from < all.size(); from += ReissueRequest.MOST_ITEMS) {
            List<Wanted> some = all.subList(from, Math.min(all.size(), from + ReissueRequest.MOST_ITEMS));
            Sealed unused = outbox.post(new ReissueRequest(ids.get(), owner, node.city(), some));
        }
    }

    /** Asks a partner to prove its catalogue to this city's mirror. */
    void proof(String owner) {
        Sealed unused = outbox.post(new ProofRequest(ids.get(), owner, node.city()));
    }
}
