package org.libraryexchange.exchange.rejected;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.libraryexchange.exchange.log.postgres.LogTables;
import org.libraryexchange.exchange.rejected.Retries.ReissueRequests;

/** Remembers the requests to owners in tests of the running node, which has no partner that could answer. */
@Alternative
@Priority(1)
@ApplicationScoped
class RememberedRequests implements ReissueRequests {

    private final List<String> made = new CopyOnWriteArrayList<>();
    private volatile boolean broken;

    @Override
    public void request(LogTables logs, String owner, Map<UUID, Long> itemsAndSequences) {
        if (broken) {
            throw new IllegalStateException("no way to the owner");
        }
        made.add(owner + " " + itemsAndSequences);
    }

    List<String> made() {
        return List.copyOf(made);
    }

    void forget() {
        made.clear();
        broken = false;
    }

    void breaks() {
        broken = true;
    }
}
