package org.libraryexchange.proving;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.libraryexchange.exchange.ReissueRequests;
import org.libraryexchange.node.NodeConfig;
import org.libraryexchange.proof.ReissueRequest;
import org.libraryexchange.proof.ReissueRequest.Wanted;
import org.libraryexchange.proving.LetterBox.Sealed;

/** Asks owners by the control log. */
@ApplicationScoped
class PostedReissueRequests implements ReissueRequests {

    private final LetterBox letters;
    private final NodeConfig node;
    private final Supplier<UUID> ids;

    PostedReissueRequests(LetterBox letters, NodeConfig node, Supplier<UUID> ids) {
        this.letters = letters;
        this.node = node;
        this.ids = ids;
    }

    @Override
    public void request(String owner, Map<UUID, Long> itemsAndSequences) {
        List<Wanted> all = new ArrayList<>();
        itemsAndSequences.forEach((id, sequence) -> all.add(new Wanted(id, sequence)));
        for (int from = 0; from < all.size(); from += ReissueRequest.MOST_ITEMS) {
            List<Wanted> some = all.subList(from, Math.min(all.size(), from + ReissueRequest.MOST_ITEMS));
            Sealed unused = letters.post(new ReissueRequest(ids.get(), owner, node.city(), some));
        }
    }
}
