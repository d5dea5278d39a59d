package org.libraryexchange.rejected;

import java.util.Map;
import java.util.UUID;

/** The way to ask an owner to send items again: as they are, with a new place in its log. */
public interface ReissueRequests {

    /**
     * Asks for items. Called inside the transaction that notes the request, so that a request that cannot be made is
     * not noted either. It may be asked for the same more than once: the owner acts only while its item stands at or
     * below the sequence.
     *
     * @param owner the city whose items they are
     * @param itemsAndSequences the items, each with the sequence at which it was found wanting
     */
    void request(String owner, Map<UUID, Long> itemsAndSequences);
}
