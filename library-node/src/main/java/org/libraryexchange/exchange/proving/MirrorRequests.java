package org.libraryexchange.exchange.proving;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.libraryexchange.exchange.log.postgres.LogTables;
import org.libraryexchange.exchange.proving.MessageOutbox.Sealed;
import org.libraryexchange.proof.Message;
import org.libraryexchange.proof.ProofRequest;
import org.libraryexchange.proof.ReissueRequest;
import org.libraryexchange.proof.ReissueRequest.Wanted;

/** Sends requests to owners through the control log: to send items again, and to prove their catalogues. */
record MirrorRequests(LogTables logs, ProofContext context) {

    void request(String owner, Map<UUID, Long> itemsAndSequences) {
        List<Wanted> all = new ArrayList<>();
        itemsAndSequences.forEach((id, sequence) -> all.add(new Wanted(id, sequence)));
        for (int from = 0; from < all.size(); from += ReissueRequest.MOST_ITEMS) {
            List<Wanted> some = all.subList(from, Math.min(all.size(), from + ReissueRequest.MOST_ITEMS));
            post(new ReissueRequest(context.ids().get(), owner, logs.city(), named(owner), some));
        }
    }

    /** Asks a partner to prove its catalogue to this city's mirror. */
    void proof(String owner) {
        post(new ProofRequest(context.ids().get(), owner, logs.city(), named(owner)));
    }

    private String named(String owner) {
        return logs.named(owner).orElse(null);
    }

    private void post(Message request) {
        Sealed unused = new MessageOutbox(logs, context).post(request);
    }
}
