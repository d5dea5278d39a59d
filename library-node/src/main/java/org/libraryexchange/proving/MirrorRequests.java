package org.libraryexchange.proving;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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
    private final String city;
    private final String log;
    private final Supplier<UUID> ids;

    @Inject
    MirrorRequests(MessageOutbox outbox, NodeConfig node, Supplier<UUID> ids) {
        this(outbox, node.city(), null, ids);
    }

    /** @param log that is mirrored; null for item logs */
    MirrorRequests(MessageOutbox outbox, String city, String log, Supplier<UUID> ids) {
        this.outbox = outbox;
        this.city = city;
        this.log = log;
        this.ids = ids;
    }

    @Override
    public void request(String owner, Map<UUID, Long> itemsAndSequences) {
        List<Wanted> all = new ArrayList<>();
        itemsAndSequences.forEach((id, sequence) -> all.add(new Wanted(id, sequence)));
        for (int from = 0; from < all.size(); from += ReissueRequest.MOST_ITEMS) {
            List<Wanted> some = all.subList(from, Math.min(all.size(), from + ReissueRequest.MOST_ITEMS));
            Sealed unused = outbox.post(new ReissueRequest(ids.get(), owner, city, log, some));
        }
    }

    /** Asks a partner to prove its catalogue to this city's mirror. */
    void proof(String owner) {
        Sealed unused = outbox.post(new ProofRequest(ids.get(), owner, city, log));
    }
}
