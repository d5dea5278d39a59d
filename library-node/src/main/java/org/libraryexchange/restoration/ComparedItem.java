package org.libraryexchange.restoration;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Optional;
import java.util.UUID;
import org.libraryexchange.restoration.Settlement.Ask;
import org.libraryexchange.restoration.Settlement.Logged;
import org.libraryexchange.restoration.Settlement.Own;

/**
 * How an own item stood when it was compared with the log, for those who choose and for those who look later.
 *
 * @param finding unknown, behind, conflict or erasure
 * @param own empty where there was no item
 * @param keepsDocument whether the own document is kept aside, since adopting the log's would lose it
 * @param asks whether a choice is needed, and none that was made counts
 */
record ComparedItem(UUID id, String finding, Optional<Own> own, boolean keepsDocument, boolean asks) {

    static ComparedItem of(Logged item, Optional<Own> own, long announced, Settlement settlement) {
        boolean writeSince = own.filter(held -> Settlement.isWriteSince(item, held, announced))
                .isPresent();
        boolean keeps = own.filter(held -> writeSince || held.isDraft()).isPresent()
                && !item.status().equals(Settlement.ERASED);
        String finding = Settlement.isErasure(item, own) ? "erasure" : finding(own, writeSince);
        return new ComparedItem(item.id(), finding, own, keeps, settlement instanceof Ask);
    }

    private static String finding(Optional<Own> own, boolean writeSince) {
        if (own.isEmpty()) {
            return "unknown";
        }
        return writeSince ? "conflict" : "behind";
    }

    /** Adds this to a batch of updates. */
    void bind(PreparedStatement note) throws SQLException {
        note.setString(1, finding);
        note.setObject(2, own.map(Own::version).orElse(null), Types.BIGINT);
        note.setObject(3, own.map(Own::sequence).orElse(null), Types.BIGINT);
        note.setBytes(4, own.map(Own::sha256).orElse(null));
        note.setString(5, keepsDocument ? own.orElseThrow().document() : null);
        note.setBoolean(6, asks);
        note.setObject(7, id);
        note.addBatch();
    }
}
