package org.libraryexchange.exchange.rejected;

import java.util.Map;
import java.util.UUID;
import org.libraryexchange.exchange.log.postgres.LogTables;

/** Asks an owner to send items or letters again, unchanged and under new sequences in its log. */
public interface ReissueRequests {

    /**
     * Asks for items. Call it in the transaction that notes the request, so that a request that cannot be made is not
     * noted either. The same request may be made more than once: the owner acts only while its item's sequence is not
     * above the given one.
     *
     * @param logs to which the owner's log belongs
     * @param owner the city whose items they are
     * @param itemsAndSequences the items, each with the sequence at which it was missing or wrong
     */
    void request(LogTables logs, String owner, Map<UUID, Long> itemsAndSequences);
}
