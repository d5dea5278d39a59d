package org.libraryexchange.exchange.restoration;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.libraryexchange.exchange.restoration.Settlement.OwnItem;

/** What a restoration does with one sort of documents, beside the tables of their log. */
public interface RestoredDocuments {

    /** An own document with a new version. */
    record NewVersion(UUID id, long version, byte[] document, byte[] sha256, Instant updated) {}

    /** The own document as another version, made now. */
    NewVersion as(long version, UUID id, OwnItem own, Instant now);

    /** The most documents to settle in one transaction. */
    default int atOnce() {
        return 500;
    }

    /** Called before documents are settled: chooses for those that need no person. */
    default void deciding(Handle transaction) {}

    /** Called before the log's states replace the own ones. */
    default void adopting(Handle transaction, Collection<UUID> ids) {}

    /** Called after that. */
    default void adopted(Handle transaction, Collection<UUID> ids) {}

    /** Called before own states are replaced by their new versions. */
    default void keeping(Handle transaction, List<NewVersion> kept) {}
}
